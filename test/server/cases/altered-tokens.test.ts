/** Somebody who can write to the database alters a token: what it may do is what the ledger has of it. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenWanted } from '../../../src/engine/tokens/create-token.ts';
import { revokeToken } from '../../../src/engine/tokens/revoke-token.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt, type Machine } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

async function tokenOf(name: string, wanted: Partial<TokenWanted> = {}): Promise<Machine> {
  await makeToken(server.engine, name, `hp_${name}`, wanted);
  return machineAt(server.url, `hp_${name}`);
}

const ask = (machine: Machine) => machine.send<Problem>('GET', '/api/cases/none/outcome');

describe('a token', () => {
  it('that nobody altered works', async () => {
    const slots = ['infra/'];
    const machine = await tokenOf('sound', { owner: 'ana', slots, lifetime: 86_400_000 });
    expect((await ask(machine)).status).toBe(404);
  });

  it.each<[string, string, string]>([
    ['more scopes', `scopes = array['submit', 'catalog']`, 'its scopes differ'],
    ['no owner', 'owner = null', 'its owner differs'],
    ['another owner', `owner = 'jun'`, 'its owner differs'],
    ['no slots', 'slots = null', 'its slots differ'],
    ['other slots', `slots = array['infra/', 'db/']`, 'its slots differ'],
    ['no end', 'expires_at = null', 'its end differs'],
    ['a later end', `expires_at = '2027-01-01T00:00:00.000Z'`, 'its end differs'],
    ['a name that counts for checks', `name = 'ci-main'`, 'its name differs'],
    [
      'a secret of whoever altered it',
      `sha256 = '${sha256('hp_theirs')}'`,
      'the ledger has nothing of it',
    ],
  ])('opens nothing that was given %s', async (what, set, why) => {
    const name = `altered-${what.replaceAll(' ', '-')}`;
    const own = await tokenOf(name, { owner: 'ana', slots: ['infra/'], lifetime: 86_400_000 });
    expect((await ask(own)).status).toBe(404);
    await database.query(`update holdpoint.tokens set ${set} where name = $1`, [name]);
    const isSwapped = set.startsWith('sha256');
    const { status, body } = await ask(isSwapped ? machineAt(server.url, 'hp_theirs') : own);
    expect([status, body.code]).toEqual([401, 'token-altered']);
    expect(body.message).toMatch(new RegExp(`is not as the ledger has it: ${why}\\.$`));
    expect(body.advice).toContain('holdpoint ledger verify');
    // Nobody has the altered terms taken over into the ledger by making another in its place.
    const row = set.startsWith('name') ? 'ci-main' : name;
    await expect(tokenOf(`${name}-2`, { replaces: row })).rejects.toMatchObject({
      code: 'token-altered',
    });
    await database.query('delete from holdpoint.tokens where name = $1', [row]);
  });

  it('opens nothing once it was revoked, whatever its row says since', async () => {
    const machine = await tokenOf('brought-back');
    await revokeToken(server.engine, { name: 'brought-back', why: 'it was in a log', by: null });
    await database.query(
      `update holdpoint.tokens set revoked_at = null, revoked_why = null where name = 'brought-back'`,
    );
    expect(await ask(machine)).toMatchObject({
      status: 401,
      body: {
        code: 'token-altered',
        message: 'The token brought-back is not as the ledger has it: it was revoked.',
      },
    });
  });

  it('that was put there opens nothing', async () => {
    await database.query(
      `insert into holdpoint.tokens (name, sha256, scopes, created_at)
       values ('planted', $1, array['submit', 'confirm', 'catalog'], now())`,
      [sha256('hp_planted')],
    );
    expect(await ask(machineAt(server.url, 'hp_planted'))).toMatchObject({
      status: 401,
      body: { code: 'token-altered' },
    });
  });

  it('that was revoked is replaced by one with its terms all the same', async () => {
    await tokenOf('ended', { owner: 'ana', scopes: ['submit', 'read'] });
    await revokeToken(server.engine, { name: 'ended', why: 'it was in a log', by: null });
    const next = await tokenOf('after', { replaces: 'ended' });
    expect((await next.send('GET', '/api/ledger')).status).toBe(200);
  });
});
