import type { Effect, Evidence } from '../../../core/change/types.ts';

export function saysTheSame(a: Evidence, b: Evidence): boolean {
  return a.source === b.source && a.line === b.line && a.pointer === b.pointer && a.note === b.note;
}

/**
 * Evidence that every effect has, with its place in the first one: it speaks of the change, and is said once.
 * What is left of each effect must still be something, else nothing is shared.
 */
export function sharedEvidence(
  effects: readonly Pick<Effect, 'evidence'>[],
): readonly { readonly piece: number; readonly evidence: Evidence }[] {
  const [first, ...rest] = effects;
  if (first === undefined || rest.length === 0) return [];
  const shared = first.evidence
    .map((evidence, piece) => ({ piece, evidence }))
    .filter(({ evidence }) =>
      rest.every((effect) => effect.evidence.some((one) => saysTheSame(one, evidence))),
    );
  const isAll = effects.some(({ evidence }) => evidence.length <= shared.length);
  return isAll ? [] : shared;
}
