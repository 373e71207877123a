/** What is over is forgotten in time, in batches, and nothing else is. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetOver } from '../../src/engine/forget-over.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { engineOver, START, testTime } from './support/engine.ts';

const HOUR = 3_600_000;
const MANY = 1200;

let fresh: FreshStore;
let database: Client;
beforeAll(async () => {
  fresh = await freshStore();
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  const keys = `lpad(to_hex(n), 64, '0')`;
  // All but one of each ended at the start; the last one ends a day, or a month, later.
  await database.query(
    `insert into holdpoint.sessions (sha256, person, expires_at)
     select ${keys}, 'jun', case n when 0 then $1::timestamptz + interval '3 days' else $1 end
       from generate_series(0, ${String(MANY)}) as n`,
    [START],
  );
  await database.query(
    `insert into holdpoint.presence_challenges (nonce, person, purpose, statement, expires_at)
     select 'n' || n, 'jun', 'answer', '{}',
            case n when 0 then $1::timestamptz + interval '3 days' else $1 end
       from generate_series(0, ${String(MANY)}) as n`,
    [START],
  );
  await database.query(
    `insert into holdpoint.enrolment_links (sha256, person, expires_at)
     select ${keys}, 'jun', case n when 0 then $1::timestamptz + interval '60 days' else $1 end
       from generate_series(0, ${String(MANY)}) as n`,
    [START],
  );
});
afterAll(async () => {
  await database.end();
  await fresh.drop();
});

async function left(): Promise<readonly number[]> {
  const { rows } = await database.query<{ readonly counts: readonly number[] }>(
    `select array[(select count(*) from holdpoint.sessions),
                  (select count(*) from holdpoint.presence_challenges),
                  (select count(*) from holdpoint.enrolment_links)]::int[] as counts`,
  );
  return rows[0]?.counts ?? [];
}

it('forgets each in its time', async () => {
  const time = testTime();
  const engine = engineOver(fresh.store, time);
  expect(await forgetOver(engine)).toEqual({ sessions: 0, challenges: 0, links: 0 });
  time.pass(2 * HOUR);
  expect(await forgetOver(engine)).toEqual({ sessions: 0, challenges: MANY, links: 0 });
  time.pass(24 * HOUR);
  expect(await forgetOver(engine)).toEqual({ sessions: MANY, challenges: 0, links: 0 });
  expect(await left()).toEqual([1, 1, MANY + 1]);
  time.pass(31 * 24 * HOUR);
  expect(await forgetOver(engine)).toEqual({ sessions: 1, challenges: 1, links: MANY });
  expect(await left()).toEqual([0, 0, 1]);
});
