import { WantedPatterns } from '../../server/contract/policy.ts';
import type { PatternsWanted } from '../assess/patterns-wanted.ts';
import { ServerFault, UsageError } from '../faults.ts';
import { Refused, ask } from './client.ts';
import type { Connection } from './connection.ts';
import { Pauses } from './outlast.ts';
import type { Watch } from './outlast.ts';

/**
 * What the policy of the server that judges looks for. Asked only where commits are read. Throws as `ask` does,
 * with `UsageError` for a server that cannot say: a case must not lack what its policy wants to see.
 */
export function patternsOfServer(connection: Connection): PatternsWanted {
  return () =>
    ask(connection, {
      method: 'GET',
      path: 'api/policy/patterns',
      answer: WantedPatterns,
      patience: 30_000,
    }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      throw new UsageError(
        `${connection.server} does not say which patterns its policy looks for; an older version cannot. ` +
          error.message,
        { cause: error },
      );
    });
}

/** The same of a server that may be away for a while. */
export function patternsOutlasting(watch: Omit<Watch, 'id'>): PatternsWanted {
  const wanted = patternsOfServer(watch.connection);
  return async (base) => {
    const pauses = new Pauses(watch);
    for (;;) {
      try {
        return await wanted(base);
      } catch (error) {
        const timeIsUp = Date.parse(watch.now()) >= watch.deadline;
        if (!(error instanceof ServerFault) || timeIsUp) throw error;
        await pauses.next(error.message);
      }
    }
  };
}
