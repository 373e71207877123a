import type { Trait } from '../../../core/change/types.ts';
import { sentenceOf, weigh } from '../../shared/weigh.ts';
import { baseOf } from './base.ts';
import { RULES } from './rules.ts';
import type { Judgement, Subject } from './types.ts';

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
    reversibility: weigh(base.reversibility, findings),
    data: findings.find((finding) => finding.data !== undefined)?.data ?? base.data,
    traits: [...traits].toSorted(),
    why: sentenceOf(reasons),
    safer: [...new Set([...findings.flatMap((finding) => finding.safer), ...base.safer])],
    leaves: findings.flatMap((finding) => finding.leaves),
  };
}
