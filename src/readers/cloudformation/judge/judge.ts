import type { Reversibility, Trait } from '../../../core/change/types.ts';
import { baseOf } from './base.ts';
import { RULES } from './rules.ts';
import type { Finding, Judgement, Subject } from './types.ts';

const ORDER: readonly Reversibility[] = ['reversible', 'costly', 'unknown', 'irreversible'];

/** Judges what happens to one resource: the class of its type first, then what the rules see. */
export function judge(subject: Subject, further: readonly Finding[] = []): Judgement {
  const base = baseOf(subject);
  const findings = [...RULES.flatMap((rule) => rule(subject)), ...further];
  const named = findings.find(({ verb }) => verb !== undefined)?.verb;
  const renamed = base.verb === 'create' || base.verb === 'update';
  const reasons = [base.because, ...findings.map(({ because }) => because)];
  return {
    verb: renamed && named !== undefined ? named : base.verb,
    reversibility: reversibilityOf(base.reversibility, findings),
    data: findings.find(({ data }) => data !== undefined)?.data ?? base.data,
    traits: traitsOf(subject, base.traits, findings),
    why: sentence(reasons),
    safer: [...new Set([...findings.flatMap(({ safer }) => safer), ...base.safer])],
    marks: findings.flatMap(({ marks }) => marks),
  };
}

function traitsOf(
  { act, conditional }: Subject,
  base: readonly Trait[],
  findings: readonly Finding[],
): readonly Trait[] {
  const own: readonly Trait[] = act === 'replace' && conditional ? ['conditional-replacement'] : [];
  return [...new Set([...base, ...own, ...findings.flatMap(({ traits }) => traits)])].toSorted();
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
