import { z } from 'zod';
import { graphLines } from '../../config/graph/write.ts';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import { UsageError } from '../faults.ts';
import { Refused, ask } from '../server/client.ts';
import type { Connection } from '../server/connection.ts';

/** Gives the server what a source says, in place of what the same source said before. */
export async function sendFacts(connection: Connection, facts: GraphFacts): Promise<void> {
  const [origin, scope] = [facts.origin, facts.scope].map(encodeURIComponent);
  await ask(connection, {
    method: 'PUT',
    path: `api/catalog/facts/${origin}/${scope}`,
    lines: graphLines([facts]),
    answer: z.unknown(),
    patience: 300_000,
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    throw new UsageError(
      `${connection.server} did not take what ${facts.origin} says: ${error.message}`,
      { cause: error },
    );
  });
}
