import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPgProxy } from '../../../test/support/pg-proxy.ts';
import type { PgProxy } from '../../../test/support/pg-proxy.ts';
import { testSigner } from '../../../test/support/signer.ts';
import { ledgerEvent, storedCase } from '../../../test/support/rows.ts';
import { freshStore } from '../../../test/support/store.ts';
import type { FreshStore } from '../../../test/support/store.ts';
import { openStore } from '../open-store.ts';
import type { OpenStore } from '../open-store.ts';

let fresh: FreshStore;
let proxy: PgProxy;
let store: OpenStore;
beforeAll(async () => {
  fresh = await freshStore();
  proxy = await startPgProxy({ target: fresh.connectionString });
  store = await fresh.another({ connectionString: proxy.connectionString });
});
afterEach(() => proxy.onMessage('every', null));
afterAll(async () => {
  await fresh.drop();
  await proxy.close();
});

let runs = 0;
const submit = (id: string) => {
  runs = 0;
  return store.transaction(async (tx) => {
    runs += 1;
    await tx.insertCase(storedCase(id));
    await tx.appendToLedger(ledgerEvent({ case: id }));
  });
};
const kept = async (id: string) => [
  (await fresh.store.findCase(id)) !== null,
  (await fresh.store.listRecord(id)).length,
];

/** Cuts the connection once: when a message with such SQL comes, which then never arrives. */
function cutBefore(sql: RegExp): void {
  let done = false;
  proxy.onMessage('every', (message) => {
    if (done || !sql.test(message.sql)) return undefined;
    done = true;
    message.cut();
    return 'withhold';
  });
}

describe('a connection that breaks', () => {
  it.each([/^begin/, /insert into holdpoint.cases/, /for update/, /update holdpoint.ledger_head/])(
    'before %s arrives: the work is run again and kept once',
    async (sql) => {
      const id = `before ${sql.source}`;
      cutBefore(sql);
      await submit(id);
      expect(runs).toBe(sql.source === '^begin' ? 1 : 2);
      expect(await kept(id)).toEqual([true, 1]);
    },
  );

  it('before the commit arrives: nobody can know, and nothing was kept', async () => {
    cutBefore(/^commit$/);
    await expect(submit('lost')).rejects.toMatchObject({ code: 'HOLDPOINT_COMMIT_UNKNOWN' });
    expect([runs, ...(await kept('lost'))]).toEqual([1, false, 0]);
  });

  it('before the answer to the commit arrives: nobody can know, and it was kept once', async () => {
    proxy.onMessage('every', (message) => {
      if (message.sql === 'commit') message.mute();
    });
    const outcome = submit('unsure').catch((error: unknown) => error);
    await expect.poll(() => kept('unsure')).toEqual([true, 1]);
    proxy.cutAll();
    expect(await outcome).toMatchObject({ code: 'HOLDPOINT_COMMIT_UNKNOWN' });
    expect([runs, ...(await kept('unsure'))]).toEqual([1, true, 1]);
  });

  it('without a word while committing: nobody can know either', async () => {
    const { connectionString } = proxy;
    const patient = await fresh.another({ connectionString, limits: { statementTimeout: 3_000 } });
    proxy.onMessage('every', (message) => {
      if (message.sql === 'commit') message.mute();
    });
    const outcome = patient.transaction((tx) => tx.insertCase(storedCase('silence')));
    await expect(outcome).rejects.toMatchObject({ code: 'HOLDPOINT_COMMIT_UNKNOWN' });
    proxy.onMessage('every', null);
    await patient.ping();
  });

  it('while nobody uses it, or between reads, is not noticed', async () => {
    await store.ping();
    proxy.cutAll();
    expect(await store.findCase('nobody')).toBeNull();
    cutBefore(/select id, title/);
    expect(await store.findCase('nobody')).toBeNull();
  });

  it('by an administrator is the same', async () => {
    const admin = new Client({ connectionString: fresh.connectionString });
    await admin.connect();
    let killed = false;
    await store.transaction(async (tx) => {
      await tx.insertCase(storedCase('terminated'));
      if (!killed) {
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where state = 'idle in transaction' and datname = current_database()`,
        );
      }
      killed = true;
      await tx.appendToLedger(ledgerEvent({ case: 'terminated' }));
    });
    await admin.end();
    expect(await kept('terminated')).toEqual([true, 1]);
  });
});

describe('a statement that hangs', () => {
  it('is ended', async () => {
    const impatient = await fresh.another({ limits: { statementTimeout: 2_000 } });
    await fresh.store.transaction(async (tx) => {
      await tx.insertCase(storedCase('held'));
      await tx.appendToLedger(ledgerEvent());
      const waits = impatient.transaction((other) => other.appendToLedger(ledgerEvent()));
      await expect(waits).rejects.toThrow(/timeout/);
    });
    await impatient.transaction((tx) => tx.appendToLedger(ledgerEvent()));
  });
});

describe('a database that is not there', () => {
  const open = (connectionString: string) => openStore({ connectionString, signer: testSigner });
  it.each<[string, (url: URL) => void, RegExp]>([
    ['another password', (url) => (url.password = 'wrong'), /password .*DATABASE_URL/],
    ['no such database', (url) => (url.pathname = '/nowhere'), /does not exist.*DATABASE_URL/],
    [
      'no such folder',
      (url) => url.searchParams.set('host', '/nowhere'),
      /Check that PostgreSQL runs/,
    ],
    [
      'no such host',
      (url) => {
        url.searchParams.delete('host');
        url.hostname = 'nowhere.invalid';
      },
      /nowhere\.invalid.*Check that PostgreSQL runs/,
    ],
  ])('is told in one line: %s', async (_, alter, why) => {
    const url = new URL(fresh.connectionString);
    const { password } = url;
    alter(url);
    const fault = await open(url.href).catch((error: Error) => error);
    expect(fault).toMatchObject({ code: 'HOLDPOINT_DATABASE_UNREACHABLE' });
    const { message } = fault as Error;
    expect(message).toMatch(why);
    expect(message).not.toMatch(/\n/);
    expect(message).not.toContain(password);
  });

  it('is told in one line: nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const fault = open(`postgresql://someone:secret@127.0.0.1:${port}/holdpoint`);
    await expect(fault).rejects.toMatchObject({
      code: 'HOLDPOINT_DATABASE_UNREACHABLE',
      message: expect.stringContaining(`127.0.0.1:${port}/holdpoint`) as string,
    });
  });
});
