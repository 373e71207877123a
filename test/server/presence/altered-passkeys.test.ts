/** Somebody who can write to the database puts a passkey of their own there: it signs nothing. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signAnswer, withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query('set session_replication_role = replica');
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

async function held(name: string): Promise<string> {
  const submission = submissionOf(destructive(name), { slot: name });
  return (await server.machine().submit(submission)).id;
}

it('takes no signature of a passkey whose row was given to somebody else', async () => {
  const { authenticator } = await withPasskey(server, 'jun');
  const id = await held('given away');
  // The key was enrolled for jun: only the row says that it is pia's.
  await database.query(`update holdpoint.passkeys set person = 'pia' where person = 'jun'`);
  const pia = await server.browser('pia');
  const reply = await signAnswer(pia, authenticator, id);
  expect(reply).toMatchObject({ body: { code: 'bad-assertion' } });
  expect((await pia.read(id)).state).toBe('waiting');
});

it('takes no signature of a key that was put in the place of an enrolled one', async () => {
  const own = await withPasskey(server, 'sena');
  const other = await withPasskey(server, 'ana');
  const id = await held('swapped');
  // What the other authenticator signs would fit the row: its id and key are there, under sena's name.
  await database.query(`delete from holdpoint.passkeys where person = 'sena'`);
  await database.query(`update holdpoint.passkeys set person = 'sena' where person = 'ana'`);
  const reply = await signAnswer(own.browser, other.authenticator, id);
  expect(reply).toMatchObject({ body: { code: 'bad-assertion' } });
  expect((await own.browser.read(id)).state).toBe('waiting');
});
