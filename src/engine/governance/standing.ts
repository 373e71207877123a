import { contributorsOf } from '../../core/approval/people/contributors.ts';
import { withPresentHands } from '../../core/approval/people/present-hands.ts';
import type { Exception, Standing } from '../../core/approval/standing.ts';
import { asksPresence } from '../../core/approval/presence.ts';
import type { Assessment } from '../../core/assess.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { World } from '../engine.ts';
import { mayAccept } from './findings/may-accept.ts';
import type { GovernanceReads } from './ports.ts';

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
  // One after the other: within a transaction they share a connection.
  const inForce = await reads.exceptionsInForce(caseId, now);
  const overdue = await reads.exceptionsOverdue(now);
  const acceptances = caseId === null ? [] : await reads.acceptancesOf(caseId);
  const present = withPresentHands(assessment, world.catalog);
  const contributors = contributorsOf(present);
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
    // As of now: a closed account, or one that turned out to be a contributor's, accepts nothing.
    acceptances: acceptances
      .filter(({ person }) => mayAccept(person, present, world).allowed)
      // And what nobody signed counts nowhere where presence is asked for by now.
      .filter(({ evidence }) => evidence !== undefined || !asksPresence(assessment, world.policy)),
  };
}

function isAsRecorded(
  exception: Exception,
  recorded: Readonly<Record<string, unknown>> | null,
): boolean {
  return canonicalJson(recorded?.['exception'] ?? null) === canonicalJson(exception);
}
