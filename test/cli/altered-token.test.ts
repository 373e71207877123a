/** Rows of tokens that somebody wrote into the database by hand, as the operator is shown them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEY, testSigner } from '../support/signer.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { runCli, type Ran } from './run-cli.ts';

let fresh: FreshStore;
let folder: string;
beforeAll(async () => {
  fresh = await freshStore();
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-altered-token-'));
  for (const name of ['kept', 'widened', 'ended']) {
    const { code, stderr } = await cli('token', 'create', name, '--for', '90d');
    if (code !== 0) throw new Error(stderr);
  }
  const database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query(`update holdpoint.tokens set scopes = array['submit', 'confirm'] where name = 'widened';
    update holdpoint.tokens set owner = 'ada', expires_at = created_at where name = 'ended';
    insert into holdpoint.tokens (name, sha256, created_at, scopes) values ('forged', repeat('0', 64), now(), array['read'])`);
  await database.end();
});
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const cli = (...args: readonly string[]): Promise<Ran> =>
  runCli([...args], {
    cwd: folder,
    env: {
      DATABASE_URL: fresh.connectionString,
      HOLDPOINT_DATA: join(folder, 'data'),
      HOLDPOINT_LEDGER_KEY: TEST_KEY,
      HOLDPOINT_LEDGER_ORIGIN: testSigner.origin,
    },
  });

interface Listed {
  readonly name: string;
  readonly state: string;
  readonly refused: { readonly code: string; readonly message: string } | null;
}

describe('a token whose row is not as the ledger has it', () => {
  it('is listed as refused, with the reason; one that was not touched works', async () => {
    const { code, stdout } = await cli('token', 'list', '--json');
    expect(code).toBe(0);
    const { tokens } = JSON.parse(stdout) as { readonly tokens: readonly Listed[] };
    expect(tokens.map(({ name, state, refused }) => [name, state, refused?.message])).toEqual([
      ['ended', 'expired', undefined],
      [
        'forged',
        'altered',
        'The token forged is not as the ledger has it: the ledger has nothing of it.',
      ],
      ['kept', 'works', undefined],
      ['widened', 'altered', 'The token widened is not as the ledger has it: its scopes differ.'],
    ]);
  });

  it('is so in the table, too', async () => {
    const { stdout } = await cli('token', 'list');
    expect(stdout).toMatch(
      /^widened +submit,confirm .* altered, so it is refused\. .*: its scopes differ\. .*holdpoint ledger verify/m,
    );
    expect(stdout).toMatch(/^kept +submit .* works$/m);
  });
});
