/** More cases wait than one list shows: each has its turn, and lists do not read what they do not show. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { listedCase } from '../../../src/engine/cases/listed-case.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import { redecideWaiting } from '../../../src/engine/governance/redecide/redecide-waiting.ts';
import type { StoredCase } from '../../../src/engine/ports.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { engineOver, testTime } from '../support/engine.ts';

/** More than are read at once. */
const MANY = 61;
const AT_ONCE = 20;

let fresh: FreshStore;
let database: Client;
const time = testTime();
let ids: readonly string[];

beforeAll(async () => {
  fresh = await freshStore();
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  const engine = engineOver(fresh.store, time);
  const submission = submissionOf(destructive('one of many'), { slot: null });
  const { case: first } = await submitCase(engine, submission, { kind: 'machine', name: 'ci' });
  const others = Array.from({ length: MANY - 1 }, (_, index): StoredCase => {
    return { ...first, id: `many-${String(index).padStart(4, '0')}` };
  });
  await fresh.store.transaction(async (tx) => {
    for (const row of others) await tx.insertCase(row);
  });
  ids = [first.id, ...others.map(({ id }) => id)].toSorted();
});
afterAll(async () => {
  await database.end();
  await fresh.drop();
});

/** An engine that reads few ids at once, by rules of its own. */
function engineBy(hash: string): Engine {
  const { world } = engineOver(fresh.store, time);
  const policy = { ...world.policy, hash };
  const store = {
    ...fresh.store,
    waitingAfter: (id: string | null) => fresh.store.waitingAfter(id, AT_ONCE),
  };
  return engineOver(store, time, { world: { ...world, policy } });
}

it('assesses every one again, and none of them twice', async () => {
  const still = engineBy(engineOver(fresh.store, time).world.policy.hash);
  expect(await redecideWaiting(still, 'nothing changed')).toEqual([]);
  const engine = engineBy(`sha256:${'1'.repeat(64)}`);
  expect(await reassessWaiting(engine)).toEqual(ids);
  expect(await reassessWaiting(engine)).toEqual([]);
});

it('goes on after one that fails, and says so at the end', async () => {
  const [broken = ''] = ids;
  const { rows } = await database.query<{ assessment: string }>(
    'select assessment::text from holdpoint.cases where id = $1',
    [broken],
  );
  await database.query(`update holdpoint.cases set assessment = 'null' where id = $1`, [broken]);
  const engine = engineBy(`sha256:${'2'.repeat(64)}`);
  await expect(reassessWaiting(engine)).rejects.toThrow(/reach/);
  await database.query('update holdpoint.cases set assessment = $2 where id = $1', [
    broken,
    rows[0]?.assessment,
  ]);
  expect(await reassessWaiting(engine)).toEqual([broken]);
});

it('lists what the whole cases would say, also of rows from before lines were kept', async () => {
  const filter = { states: ['waiting'], limit: 20 } as const;
  const whole = (await fresh.store.listCases(filter)).map(listedCase);
  expect(await fresh.store.listCaseLines(filter)).toEqual(whole);
  await database.query(
    'update holdpoint.cases set listed_verdict = null, listed_assessment = null where id = $1',
    [whole[3]?.id],
  );
  expect(await fresh.store.listCaseLines(filter)).toEqual(whole);
  // As its next change would.
  await database.query(
    `update holdpoint.cases as old set listed_verdict = kept.listed_verdict,
            listed_assessment = kept.listed_assessment
       from holdpoint.cases as kept where old.id = $1 and kept.id = $2`,
    [whole[3]?.id, whole[4]?.id],
  );
});

it('lists without looking at assessments', async () => {
  await database.query(`update holdpoint.cases set assessment = 'null', verdict = 'null'`);
  expect(await fresh.store.listCaseLines({ states: null, limit: 500 })).toHaveLength(MANY);
});
