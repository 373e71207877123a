import type { Assessment } from '../assess.ts';
import { levelRank } from '../provenance/levels.ts';
import { hitsTier } from '../reach/tiers-hit.ts';
import type { ReleaseTerms } from '../policy/release-terms.ts';
import type { Exception, Standing } from './standing.ts';

/** What no exception lifts: the answers' worth rests on it. */
const FOR_ALL: ReadonlySet<string> = new Set(['unknown-hands', 'refused', 'overdue-review']);

/** The exception in force that lifts what a rule asks of this change, or null. */
export function exceptionFor(
  rule: string,
  assessment: Assessment,
  terms: ReleaseTerms | undefined,
  standing: Standing,
  now: string,
): Exception | null {
  if (terms === undefined || FOR_ALL.has(rule)) return null;
  const found = standing.exceptions.find(
    (exception) =>
      (exception.rules.includes(rule) || exception.rules.includes('*')) &&
      isInForce(exception, now) &&
      covers(exception, assessment, standing.case) &&
      hasThePower(exception, assessment, terms),
  );
  return found ?? null;
}

function isInForce({ starts, ends }: Exception, now: string): boolean {
  const instant = Date.parse(now);
  return Date.parse(starts) <= instant && instant < Date.parse(ends);
}

/** One that speaks of systems covers a change only when every system it hits directly is among them. */
function covers({ scope }: Exception, { reach }: Assessment, caseId: string | null): boolean {
  if (scope.kind === 'case') return scope.case === caseId;
  const hit = reach.systems.filter(({ distance }) => distance === 0);
  return (
    hit.length > 0 &&
    reach.unclaimed.length === 0 &&
    hit.every(({ id }) => scope.systems.includes(id))
  );
}

function hasThePower(
  { level }: Exception,
  { reach }: Assessment,
  { exceptions }: ReleaseTerms,
): boolean {
  const needed = hitsTier(reach, [1]) ? exceptions.tier1 : exceptions.level;
  return levelRank(level) >= levelRank(needed);
}
