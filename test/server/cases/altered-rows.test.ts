/** Somebody who can write to the database alters a case after the fact: the confirmation notices. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
let jun: Browser;
let sena: Browser;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  // Whoever owns the database can switch off the triggers that would refuse this.
  await database.query('set session_replication_role = replica');
  jun = await server.browser('jun');
  sena = await server.browser('sena');
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

async function held(name: string): Promise<{ readonly id: string; readonly digest: string }> {
  const submission = submissionOf(destructive(name), { slot: name });
  const { id, changeDigest } = await server.machine().submit(submission);
  return { id, digest: changeDigest };
}

async function released(name: string): Promise<{ readonly id: string; readonly digest: string }> {
  const one = await held(name);
  await jun.answer(one.id, 'approve');
  await sena.answer(one.id, 'approve');
  return one;
}

const disagrees = { status: 409, body: { code: 'record-disagrees' } };

describe('a confirmation', () => {
  it('takes what nobody altered', async () => {
    const { id, digest } = await released('left alone');
    expect(await server.machine().confirm(id, digest)).toMatchObject({ status: 200 });
  });

  it('refuses a case that was set to released without a release', async () => {
    const { id, digest } = await held('set by hand');
    await database.query(
      `update holdpoint.cases set state = 'released', was_released = true,
         release_valid_until = '2026-12-31T00:00:00.000Z' where id = $1`,
      [id],
    );
    expect(await server.machine().confirm(id, digest)).toMatchObject(disagrees);
  });

  it.each([
    [
      'an assessment that was made milder',
      `update holdpoint.cases set assessment =
         replace(assessment::text, '"irreversible"', '"reversible"')::json where id = $1`,
    ],
    [
      'an answer that was put into another mouth',
      `update holdpoint.answers set person = 'pia' where case_id = $1 and person = 'sena'`,
    ],
    [
      'an answer that was turned round',
      `update holdpoint.answers set answer = 'refuse' where case_id = $1 and person = 'jun'`,
    ],
  ])('refuses %s', async (what, statement) => {
    const { id, digest } = await released(what);
    const { rowCount } = await database.query(statement, [id]);
    expect(rowCount).toBe(1);
    expect(await server.machine().confirm(id, digest)).toMatchObject(disagrees);
  });

  it('refuses a release whose time was stretched', async () => {
    const { id, digest } = await released('stretched');
    await database.query(
      `update holdpoint.cases set release_valid_until = '2026-12-31T00:00:00.000Z' where id = $1`,
      [id],
    );
    expect(await server.machine().confirm(id, digest)).toMatchObject(disagrees);
  });

  it('refuses what somebody refused, with the refusal struck out', async () => {
    const { id, digest } = await held('refusal struck out');
    await jun.answer(id, 'approve');
    await sena.answer(id, 'refuse');
    await database.query(`delete from holdpoint.answers where case_id = $1 and answer = 'refuse'`, [
      id,
    ]);
    await database.query(
      `update holdpoint.cases set state = 'released', was_released = true,
         release_valid_until = '2026-12-31T00:00:00.000Z' where id = $1`,
      [id],
    );
    const reply = await server.machine().confirm(id, digest);
    expect(reply).toMatchObject({
      ...disagrees,
      body: { message: expect.stringContaining('an answer of sena that the ledger has') },
    });
  });

  it('refuses a release that was over, set back to what it was', async () => {
    const { id, digest } = await released('replaced');
    const { rows } = await database.query(
      'select release_valid_until as until from holdpoint.cases where id = $1',
      [id],
    );
    const unreleased = `state = 'waiting', was_released = false, release_valid_until = null`;
    await database.query(`update holdpoint.cases set ${unreleased} where id = $1`, [id]);
    await server.machine().submit(submissionOf(destructive('a newer one'), { slot: 'replaced' }));
    await database.query(
      `update holdpoint.cases set state = 'released', was_released = true, superseded_by = null,
         release_valid_until = $2 where id = $1`,
      [id, rows[0]?.until],
    );
    expect(await server.machine().confirm(id, digest)).toMatchObject(disagrees);
  });
});
