import type { Trait } from '../../../core/change/types.ts';
import { sentenceOf, weigh } from '../../shared/weigh.ts';
import { baseOf } from './base.ts';
import { RULES } from './rules.ts';
import type { Finding, Judgement, Subject } from './types.ts';

/** Judges what happens to one resource: the class of its type first, then what the rules see. */
export function judge(subject: Subject, further: readonly Finding[] = []): Judgement {
  const base = baseOf(subject);
  const findings = [...RULES.flatMap((rule) => rule(subject)), ...further];
  const named = findings.find(({ verb }) => verb !== undefined)?.verb;
  const renamed = base.verb === 'create' || base.verb === 'update';
  const reasons = [base.because, ...findings.map(({ because }) => because)];
  return {
    verb: renamed && named !== undefined ? named : base.verb,
    reversibility: weigh(base.reversibility, findings),
    data: findings.find(({ data }) => data !== undefined)?.data ?? base.data,
    traits: traitsOf(subject, base.traits, findings),
    why: sentenceOf(reasons),
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
