import { at, listAt, textAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import { valuesOf } from './flag-state.ts';
import type { FlagFormat, FlagState } from './flag-state.ts';

/** Unleash: exports of a project, answers of its admin API, and what clients are served. */
export const unleash: FlagFormat = (tree) => {
  const features = listAt(tree, 'features')?.items ?? [];
  const looks = features.some(
    (one) =>
      textAt(one, 'name') !== null &&
      ['strategies', 'enabled', 'environments', 'impressionData'].some(
        (key) => at(one, key) !== null,
      ),
  );
  if (!looks) return null;
  return { provider: 'unleash', flags: features.flatMap((feature) => statesOf(feature, tree)) };
};

function statesOf(feature: Tree, whole: Tree): readonly FlagState[] {
  const key = textAt(feature, 'name') ?? '';
  const inside = valuesOf(at(feature, 'environments'));
  const outside = valuesOf(at(whole, 'featureEnvironments')).filter(
    (one) => textAt(one, 'featureName') === key,
  );
  const environments = inside.length > 0 ? inside : outside;
  if (environments.length === 0) {
    return [stateOf(feature, feature, null, valuesOf(at(feature, 'strategies')))];
  }
  return environments.map((settings) => {
    const name = textAt(settings, 'name') ?? textAt(settings, 'environment') ?? 'default';
    const own = valuesOf(at(settings, 'strategies'));
    const listed = valuesOf(at(whole, 'featureStrategies')).filter(
      (one) => textAt(one, 'featureName') === key && textAt(one, 'environment') === name,
    );
    return stateOf(feature, settings, name, own.length > 0 ? own : listed);
  });
}

function stateOf(
  feature: Tree,
  settings: Tree,
  environment: string | null,
  strategies: readonly Tree[],
): FlagState {
  const on = scalarOf(at(settings, 'enabled')) === true;
  const active = strategies.filter((one) => scalarOf(at(one, 'disabled')) !== true);
  const share = on ? shareOf(active) : 0;
  return {
    key: textAt(feature, 'name') ?? '',
    environment,
    on,
    archived:
      scalarOf(at(feature, 'archived')) === true ||
      typeof scalarOf(at(feature, 'archivedAt')) === 'string',
    served: new Map([
      ['on', share],
      ['off', 1 - share],
    ]),
    targeting: active.filter(picksOut).map(strategyText),
    prerequisites: valuesOf(at(feature, 'dependencies')).map(
      (one) => textAt(one, 'feature') ?? textAt(one, 'parent') ?? '',
    ),
    line: at(settings, 'enabled')?.line ?? settings.line,
  };
}

/** Who is on without being picked out; a flag without strategies is on for everybody. */
function shareOf(strategies: readonly Tree[]): number {
  if (strategies.length === 0) return 1;
  return Math.max(0, ...strategies.filter((one) => !picksOut(one)).map(rolloutOf));
}

function picksOut(strategy: Tree): boolean {
  const name = textAt(strategy, 'strategyName') ?? textAt(strategy, 'name') ?? '';
  return (
    valuesOf(at(strategy, 'constraints')).length > 0 ||
    valuesOf(at(strategy, 'segments')).length > 0 ||
    /userWithId|remoteAddress|applicationHostname/.test(name)
  );
}

function rolloutOf(strategy: Tree): number {
  for (const key of ['rollout', 'percentage']) {
    const value = scalarOf(at(strategy, 'parameters', key));
    if (value !== null && Number.isFinite(Number(value)))
      return Math.min(1, Math.max(0, Number(value) / 100));
  }
  return 1;
}

function strategyText(strategy: Tree): string {
  return ['constraints', 'segments', 'parameters']
    .map((key) => at(strategy, key))
    .map((one) => (one === null ? '' : fingerprint(one)))
    .join('|');
}
