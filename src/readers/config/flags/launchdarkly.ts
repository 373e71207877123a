import { at, listAt, mapAt, numberAt, textAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import { all, shares, valuesOf } from './flag-state.ts';
import type { FlagFormat, FlagState } from './flag-state.ts';

/** LaunchDarkly: flags of its API with all environments, and the data files of its SDKs with one. */
export const launchDarkly: FlagFormat = (tree) => {
  const listed = listAt(tree, 'items') ?? mapAt(tree, 'flags') ?? listAt(tree, 'flags');
  const flags = listed === null ? [tree] : valuesOf(listed);
  if (!flags.some(isFlag)) return null;
  return { provider: 'launchdarkly', flags: flags.filter(isFlag).flatMap(statesOf) };
};

function isFlag(tree: Tree): boolean {
  if (textAt(tree, 'key') === null) return false;
  const environments = mapAt(tree, 'environments');
  if (environments !== null) {
    return (
      at(tree, 'variations') !== null ||
      [...environments.entries.values()].some((one) => scalarOf(at(one, 'on')) !== null)
    );
  }
  return (
    typeof scalarOf(at(tree, 'on')) === 'boolean' &&
    (at(tree, 'fallthrough') !== null || at(tree, 'variations') !== null)
  );
}

function statesOf(flag: Tree): readonly FlagState[] {
  const environments = mapAt(flag, 'environments');
  if (environments === null) return [stateOf(flag, flag, null)];
  return [...environments.entries].map(([name, settings]) => stateOf(flag, settings, name));
}

function stateOf(flag: Tree, settings: Tree, environment: string | null): FlagState {
  const on = scalarOf(at(settings, 'on')) === true;
  const name = (index: number | null) => variationName(flag, index);
  return {
    key: textAt(flag, 'key') ?? '',
    environment,
    on,
    archived: isTrue(flag, 'archived') || isTrue(settings, 'archived') || isTrue(flag, 'deleted'),
    served: on
      ? served(at(settings, 'fallthrough'), name)
      : all(name(numberAt(settings, 'offVariation'))),
    targeting: ['rules', 'targets', 'contextTargets'].flatMap((key) =>
      valuesOf(at(settings, key)).map(ruleText),
    ),
    prerequisites: valuesOf(at(settings, 'prerequisites')).map((one) => textAt(one, 'key') ?? ''),
    line: at(settings, 'on')?.line ?? settings.line,
  };
}

function served(
  fallthrough: Tree | null,
  name: (index: number | null) => string,
): ReadonlyMap<string, number> {
  const weights = valuesOf(at(fallthrough, 'rollout', 'variations')).map(
    (one) => [name(numberAt(one, 'variation')), numberAt(one, 'weight') ?? 0] as const,
  );
  return weights.length > 0 ? shares(weights) : all(name(numberAt(fallthrough, 'variation')));
}

/** The value where it is short, else the number; an index that leads nowhere is the default of the code. */
function variationName(flag: Tree, index: number | null): string {
  if (index === null) return 'the default in the code';
  const variation = at(flag, 'variations', index);
  const value = scalarOf(at(variation, 'value') ?? variation);
  return typeof value === 'boolean' ? String(value) : `variation ${index}`;
}

/** Without ids and clauses' order of no meaning. */
function ruleText(rule: Tree): string {
  if (rule.kind !== 'map') return fingerprint(rule);
  const entries = [...rule.entries].filter(
    ([key]) => !/^_?(?:id|key|ref|description|trackEvents)$/.test(key),
  );
  return fingerprint({ ...rule, entries: new Map(entries) });
}

function isTrue(tree: Tree, key: string): boolean {
  return scalarOf(at(tree, key)) === true;
}
