import { contributorsOf } from '../../core/approval/contributors.ts';
import { mayAnswer } from '../../core/approval/eligibility.ts';
import type { Acceptance, Exception, Standing } from '../../core/approval/standing.ts';
import type { Assessment } from '../../core/assess.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { World } from '../engine.ts';
import type { GovernanceReads } from './ports.ts';
import { termsOf } from './terms.ts';

/**
 * What stands beside a case when it is decided. An exception counts only as the ledger has it: whoever can
 * write to the database can alter a row, and this one lets changes through.
 */
export async function standingOf(
  reads: GovernanceReads,
  world: World,
  assessment: Assessment,
  caseId: string | null,
  now: string,
): Promise<Standing> {
  const [inForce, overdue, acceptances] = await Promise.all([
    reads.exceptionsInForce(caseId, now),
    reads.exceptionsOverdue(now),
    caseId === null ? [] : reads.acceptancesOf(caseId),
  ]);
  const contributors = contributorsOf(assessment);
  return {
    case: caseId,
    exceptions: inForce
      .filter(({ exception, recorded }) => isAsRecorded(exception, recorded))
      // Nobody lets their own change through by an exception that they granted for a whole system.
      .filter(({ exception }) => !contributors.has(exception.grantedBy))
      .map(({ exception }) => exception),
    overdue: overdue.map(({ exception: { id, reviewBy }, teams }) => ({
      exception: id,
      teams,
      reviewBy,
    })),
    acceptances: acceptances.filter((each) => mayAccept(each, world, assessment)),
  };
}

function isAsRecorded(
  exception: Exception,
  recorded: Readonly<Record<string, unknown>> | null,
): boolean {
  return canonicalJson(recorded?.['exception'] ?? null) === canonicalJson(exception);
}

/** As of now: a closed account, or one that turned out to be a contributor's, accepts nothing. */
function mayAccept({ person }: Acceptance, world: World, assessment: Assessment): boolean {
  const { acceptedBy } = termsOf(world.policy).findings;
  const level = world.catalog.people.get(person)?.level ?? null;
  return (
    levelRank(level) >= levelRank(acceptedBy) &&
    mayAnswer(person, assessment, world.catalog).allowed
  );
}
