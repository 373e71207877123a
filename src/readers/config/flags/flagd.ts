import { at, mapAt, textAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import { all, shares } from './flag-state.ts';
import type { FlagFormat, FlagState } from './flag-state.ts';

/** flagd and the flag definitions of OpenFeature. */
export const flagd: FlagFormat = (tree) => {
  const flags = mapAt(tree, 'flags');
  if (flags === null) return null;
  const known = [...flags.entries].filter(
    ([, flag]) =>
      at(flag, 'variants') !== null &&
      (at(flag, 'defaultVariant') !== null || at(flag, 'state') !== null),
  );
  if (known.length === 0) return null;
  return { provider: 'flagd', flags: known.map(([key, flag]) => stateOf(key, flag)) };
};

const CODE_DEFAULT = 'the default in the code';

function stateOf(key: string, flag: Tree): FlagState {
  const on = textAt(flag, 'state')?.toUpperCase() !== 'DISABLED';
  const variant = scalarOf(at(flag, 'defaultVariant'));
  const targeting = at(flag, 'targeting');
  const rules = targeting?.kind === 'map' && targeting.entries.size > 0 ? targeting : null;
  const split = fractionsOf(rules);
  return {
    key,
    environment: null,
    on,
    archived: false,
    served: !on
      ? all(CODE_DEFAULT)
      : (split ?? all(variant === null ? CODE_DEFAULT : String(variant))),
    targeting: rules === null || split !== null ? [] : [fingerprint(rules)],
    prerequisites: [],
    line: flag.line,
  };
}

/** The shares of a rule that does nothing but part everybody. */
function fractionsOf(rules: Tree | null): ReadonlyMap<string, number> | null {
  const parts = at(rules, 'fractional') ?? at(rules, 'fractionalEvaluation');
  if (parts?.kind !== 'list') return null;
  const weights = parts.items
    .filter((part) => part.kind === 'list')
    .map((part) => [String(scalarOf(at(part, 0))), Number(scalarOf(at(part, 1)) ?? 1)] as const);
  return weights.length > 0 ? shares(weights) : null;
}
