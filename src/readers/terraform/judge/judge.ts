import type { Reversibility, Trait } from '../../../core/change/types.ts';
import { baseOf } from './base.ts';
import { RULES } from './rules.ts';
import type { Finding, Judgement, Subject } from './types.ts';

const ORDER: readonly Reversibility[] = ['reversible', 'costly', 'unknown', 'irreversible'];

/** Judges one change: its class first, then what the rules see in its attributes. */
export function judge(subject: Subject): Judgement {
  const base = baseOf(subject);
  const findings = RULES.flatMap((rule) => rule(subject));
  const traits = new Set<Trait>(base.traits);
  for (const finding of findings) for (const trait of finding.traits) traits.add(trait);
  const reasons = [base.because, ...findings.map((finding) => finding.because)];
  const named = findings.find((finding) => finding.verb !== undefined)?.verb;
  const renames = subject.verb === 'create' || subject.verb === 'update';
  return {
    verb: renames && named !== undefined ? named : subject.verb,
    reversibility: reversibilityOf(base.reversibility, findings),
    data: findings.find((finding) => finding.data !== undefined)?.data ?? base.data,
    traits: [...traits].toSorted(),
    why: sentence(reasons),
    safer: [...new Set([...findings.flatMap((finding) => finding.safer), ...base.safer])],
    leaves: findings.flatMap((finding) => finding.leaves),
  };
}

function reversibilityOf(base: Reversibility, findings: readonly Finding[]): Reversibility {
  let result = base;
  for (const { lossAtMost } of findings) {
    if (lossAtMost !== undefined && rank(lossAtMost) < rank(result)) result = lossAtMost;
  }
  for (const { atLeast } of findings) {
    if (atLeast !== undefined && rank(atLeast) > rank(result)) result = atLeast;
  }
  return result;
}

function rank(reversibility: Reversibility): number {
  return ORDER.indexOf(reversibility);
}

function sentence(reasons: readonly string[]): string {
  const text = [...new Set(reasons)].join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
