import { Confirmed } from '../../server/contract/outcome.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { ServerFault } from '../faults.ts';
import { Refused, ask } from './client.ts';
import { Pauses } from './outlast.ts';
import type { Watch } from './outlast.ts';

export interface Confirmation extends Watch {
  readonly changeDigest: string;
  /** Stays the same over retries, so that a lost answer is not taken for a second use. */
  readonly attempt: string;
}

/** Problems after which somebody could still release it; every other one is final. */
const STILL_OPEN = new Set(['release-expired', 'rules-changed', 'not-released']);

/** The last question before the change goes through. Asked again while the server is away. */
export async function confirmRelease(confirmation: Confirmation): Promise<ExitCode> {
  const { connection, id, changeDigest, attempt, say } = confirmation;
  const pauses = new Pauses(confirmation);
  for (;;) {
    try {
      await ask(connection, {
        method: 'POST',
        path: `api/cases/${encodeURIComponent(id)}/confirm`,
        body: { changeDigest, attempt },
        answer: Confirmed,
        patience: 30_000,
      });
      say(`Released, and confirmed: ${changeDigest} may go through now.`);
      return EXIT.allow;
    } catch (error) {
      if (error instanceof Refused) {
        say(error.message);
        return STILL_OPEN.has(error.problem) ? EXIT.hold : EXIT.deny;
      }
      const timeIsUp = Date.parse(confirmation.now()) >= confirmation.deadline;
      if (!(error instanceof ServerFault) || timeIsUp) throw error;
      await pauses.next(error.message);
    }
  }
}
