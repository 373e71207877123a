/** What waits in the queue of a server, asked of its database. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface QueueView {
  /** Rows that are due or worked on. Pushes are judged two minutes later, and are not among them before. */
  busy(): Promise<number>;
  /** Ids of webhooks that were taken in. */
  taken(): Promise<ReadonlySet<string>>;
  /** Rows that failed, with why. */
  faults(): Promise<readonly string[]>;
  /** Resolves once nothing is due and nothing is worked on, twice in a row. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

export async function openQueue(connectionString: string): Promise<QueueView> {
  const client = new Client({ connectionString });
  await client.connect();
  const busy = async (): Promise<number> => {
    const { rows } = await client.query<{ busy: number }>(
      `select count(*)::int as busy from holdpoint.forge_tasks
        where lease is not null or due_at <= clock_timestamp()`,
    );
    return rows[0]?.busy ?? 0;
  };
  return {
    busy,
    taken: async () => {
      const { rows } = await client.query<{ id: string }>(
        'select id from holdpoint.forge_deliveries',
      );
      return new Set(rows.map(({ id }) => id));
    },
    faults: async () => {
      const { rows } = await client.query<{ line: string }>(
        `select kind || ' ' || key || ': ' || fault as line from holdpoint.forge_tasks
          where fault is not null order by 1`,
      );
      return rows.map(({ line }) => line);
    },
    drained: async () => {
      for (let still = 0; still < 2;) {
        still = (await busy()) === 0 ? still + 1 : 0;
        await sleep(50);
      }
    },
    close: () => client.end(),
  };
}
