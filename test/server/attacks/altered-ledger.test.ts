/** Somebody who can write to the database alters entries of the ledger: the server finds out by itself, and holds. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import type { Health } from '../../../src/server/contract/catalog.ts';
import type { LedgerPage, LedgerStanding } from '../../../src/server/contract/ledger.ts';
import { incidentFile } from '../../../src/server/live/incident-file.ts';
import { keepLedger, type LedgerKeeper } from '../../../src/server/live/ledger-keeper.ts';
import { pinInFolder } from '../../../src/store/embedded/checkpoint-pin.ts';
import type { CheckpointPin } from '../../../src/store/ledger/witness.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { testTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** A server with a data folder, on a database that somebody else writes to. */
interface Place {
  readonly fresh: FreshStore;
  readonly folder: string;
  readonly pin: CheckpointPin;
  readonly store: OpenStore;
  readonly log: string[];
  readonly attack: (...statements: readonly string[]) => Promise<void>;
}

let place: Place;
let database: Client;
let running: TestServer[] = [];
beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-ledger-'));
  const pin = pinInFolder(folder, () => {});
  const fresh = await freshStore({ pin });
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  // Whoever owns the database can switch off the triggers that would refuse this.
  await database.query('set session_replication_role = replica');
  const attack = async (...statements: readonly string[]) => {
    for (const statement of statements) await database.query(statement);
  };
  place = { fresh, folder, pin, store: fresh.store, log: [], attack };
});
afterEach(async () => {
  for (const server of running) await server.close();
  running = [];
  await database.end();
  await place.fresh.drop();
  await rm(place.folder, { recursive: true });
});

interface Started {
  readonly server: TestServer;
  readonly ledger: LedgerKeeper;
}

/** As the program starts one, with a keeper that looks when the test asks. */
async function start(store: OpenStore = place.store): Promise<Started> {
  const time = testTime();
  const logger = pino({ level: 'fatal' }, { write: (line: string) => void place.log.push(line) });
  const ledger = await keepLedger({
    store,
    clock: time.clock,
    logger,
    note: incidentFile(place.folder, () => time.clock.now()),
    schedule: { every: 3_600_000, patience: 60_000 },
  });
  const server = await startTestServer(store, { time, server: { ledger } });
  running.push(server);
  return { server, ledger };
}

async function held(server: TestServer, name: string) {
  const submission = submissionOf(destructive(name), { slot: name });
  const { id, changeDigest } = await server.machine().submit(submission);
  return { id, digest: changeDigest };
}

async function released(server: TestServer, name: string) {
  const one = await held(server, name);
  for (const person of ['jun', 'sena']) {
    const reply = await (await server.browser(person)).answer(one.id, 'approve');
    expect(reply.status).toBe(200);
  }
  return one;
}

/** An entry with another text, as somebody would leave it who knows how leaves are hashed. */
const REWRITTEN = (sequence: number) => `
  update holdpoint.ledger_entries
     set canonical = replace(canonical, to_json(text)::text, to_json(text || ' ')::text), text = text || ' '
   where sequence = ${sequence}`;
const REHASHED = (sequence: number) => `
  update holdpoint.ledger_entries set leaf_hash = sha256('\\x00'::bytea || convert_to(canonical, 'UTF8'))
   where sequence = ${sequence}`;

const BROKEN = { status: 409, body: { code: 'ledger-broken' } };
const standing = async (server: TestServer) =>
  (await (await server.browser('jun')).send<LedgerStanding>('GET', '/api/ledger/standing')).body;

describe('a ledger that was altered', () => {
  it('gives and confirms no release any more, also of what was released before', async () => {
    const { server, ledger } = await start();
    const before = await released(server, 'before');
    const used = await released(server, 'used');
    const attempt = await server.machine().confirm(used.id, used.digest);
    expect(attempt.status).toBe(200);
    const waiting = await held(server, 'waiting');
    await place.attack(REWRITTEN(1), REHASHED(1));
    await ledger.look(true);
    expect(await standing(server)).toMatchObject({ kind: 'broken', firstBad: 1, check: 'root' });

    expect(await server.machine().confirm(before.id, before.digest)).toMatchObject({
      ...BROKEN,
      body: { message: expect.stringContaining('entry 1 (root)') },
    });
    // Nor is somebody told once more that it went through.
    expect(await server.machine().confirm(used.id, used.digest)).toMatchObject(BROKEN);
    const [jun, sena] = [await server.browser('jun'), await server.browser('sena')];
    expect((await jun.answer(waiting.id, 'approve')).status).toBe(200);
    expect(await sena.answer(waiting.id, 'approve')).toMatchObject(BROKEN);
    const free = await server
      .machine()
      .send('POST', '/api/cases', submissionOf(harmless('free'), { slot: 'free' }));
    expect(free).toMatchObject(BROKEN);
    expect(await server.engine.store.findOutcome(waiting.id)).toMatchObject({ state: 'waiting' });
  });

  it('says so to monitors, on its pages and in its log, at every look', async () => {
    const { server, ledger } = await start();
    await held(server, 'one');
    await place.attack(REWRITTEN(0));
    await ledger.look(true);
    await ledger.look(false);
    const health = (await (await fetch(`${server.url}/health`)).json()) as Health;
    expect(health).toMatchObject({
      status: 'holding',
      ledger: { kind: 'broken', firstBad: 0, check: 'entry' },
    });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('holdpoint_ledger_verified 0\n');
    expect(metrics).toContain('holdpoint_ledger_broken 1\n');
    expect(place.log.filter((line) => line.includes('entry 0 (entry)'))).toHaveLength(2);
  });

  it('lets people read, refuse and stop', async () => {
    const { server, ledger } = await start();
    const one = await held(server, 'one');
    const other = await held(server, 'other');
    await place.attack(
      REWRITTEN(0),
      `update holdpoint.ledger_entries set canonical = 'no entry' where case_id = '${other.id}'`,
    );
    await ledger.look(true);
    const jun = await server.browser('jun');
    const page = await jun.send<LedgerPage>('GET', '/api/ledger');
    expect(page.status).toBe(200);
    expect(page.body.entries.map((entry) => entry.case)).toContain(other.id);
    const stop = await jun.send<StopReceipt>('POST', '/api/stops', {
      scope: { kind: 'all' },
      reason: 'Something is wrong with the ledger.',
    });
    expect(stop.status).toBe(201);
    expect((await jun.answer(one.id, 'refuse')).status).toBe(200);
    expect(await server.engine.store.findOutcome(one.id)).toMatchObject({ state: 'refused' });
  });

  it('is found at the start of a server, too', async () => {
    const { server } = await start();
    const one = await released(server, 'one');
    await place.attack(`update holdpoint.ledger_entries set actor = 'pia' where sequence = 2`);
    const { server: later } = await start();
    expect(await standing(later)).toMatchObject({ kind: 'broken', firstBad: 2, check: 'entry' });
    expect(await later.machine().confirm(one.id, one.digest)).toMatchObject(BROKEN);
  });
});

describe('what was altered', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'an entry put past the end',
      'beyond',
      [
        `insert into holdpoint.ledger_entries select 1000, kind, at, case_id, actor, text, canonical, leaf_hash
         from holdpoint.ledger_entries where sequence = 0`,
      ],
    ],
    ['the head moved', 'head', [`update holdpoint.ledger_head set size = size - 1`]],
    [
      'the last checkpoint',
      'checkpoint',
      [
        `update holdpoint.ledger_checkpoints set note = replace(note, 'test', 'tent')
        where size = (select max(size) from holdpoint.ledger_checkpoints)`,
      ],
    ],
    [
      'the newest entry gone with its checkpoint',
      'head',
      [
        'delete from holdpoint.ledger_entries where sequence = (select max(size) - 1 from holdpoint.ledger_head)',
        'delete from holdpoint.ledger_checkpoints where size = (select max(size) from holdpoint.ledger_head)',
      ],
    ],
  ])('%s is found without a whole round', async (_, check, statements) => {
    const { server, ledger } = await start();
    await held(server, 'one');
    await ledger.look(false);
    expect(ledger.doubt()).toBeNull();
    await place.attack(...statements);
    await ledger.look(false);
    expect(ledger.doubt()).toMatchObject({ kind: 'broken', incident: { check } });
  });

  it('before what was verified is found by the next whole round', async () => {
    const { server, ledger } = await start();
    await held(server, 'one');
    await ledger.look(false);
    await place.attack(REWRITTEN(0), REHASHED(0));
    await held(server, 'two');
    await ledger.look(false);
    expect(ledger.doubt()).toBeNull();
    server.time.pass(15 * 60_000);
    await ledger.look(false);
    expect(ledger.doubt()).toMatchObject({ incident: { firstBad: 0, check: 'root' } });
  });
});

describe('a database put back to what it was', () => {
  const TABLES = ['ledger_entries', 'ledger_checkpoints', 'ledger_head'];
  const save = () =>
    place.attack(...TABLES.map((name) => `create table saved_${name} as table holdpoint.${name}`));
  /** Once all there was is in the data folder, as it is a moment after each commit. */
  const putBack = async () => {
    await place.pin.settled();
    await place.attack(
      ...TABLES.map((name) => `truncate holdpoint.${name}`),
      ...TABLES.map((name) => `insert into holdpoint.${name} table saved_${name}`),
    );
  };

  it('is noticed by the server that runs, and by the next one', async () => {
    const { server, ledger } = await start();
    const one = await released(server, 'one');
    await save();
    const { size } = await place.store.ledgerHead();
    await (await server.browser('jun')).answer(one.id, 'withdraw');
    await held(server, 'two');
    await putBack();
    await ledger.look(false);
    expect(ledger.doubt()).toMatchObject({ incident: { firstBad: size, check: 'known' } });
    // The checkpoint in the data folder tells it to a server that never saw the rest.
    await rm(path.join(place.folder, 'ledger-incident.json'));
    const pin = pinInFolder(place.folder, () => {});
    const { server: later, ledger: fresh } = await start(await place.fresh.another({ pin }));
    expect(fresh.doubt()).toMatchObject({ incident: { firstBad: size, check: 'known' } });
    expect(await later.machine().confirm(one.id, one.digest)).toMatchObject(BROKEN);
  });

  it('is accepted by whoever takes the checkpoint away, and the ledger tells of it', async () => {
    const { server, ledger } = await start();
    await held(server, 'one');
    await save();
    const { size } = await place.store.ledgerHead();
    await held(server, 'two');
    await putBack();
    await ledger.look(false);
    const another = async () =>
      start(await place.fresh.another({ pin: pinInFolder(place.folder, () => {}) }));
    expect((await another()).ledger.doubt()).toMatchObject({ incident: { check: 'known' } });
    await rm(path.join(place.folder, 'checkpoint'));
    const { server: later, ledger: again } = await another();
    expect(again.doubt()).toBeNull();
    expect(await later.engine.store.listLedger(null, 1)).toMatchObject([
      { kind: 'ledger.verified-again', body: { firstBad: size, check: 'known', size } },
    ]);
    // Whoever saw what is missing does not forget it.
    await ledger.look(true);
    expect(ledger.doubt()).toMatchObject({ kind: 'broken' });
  });

  it('is nothing to a server where nothing was put back', async () => {
    const { server } = await start();
    const one = await released(server, 'one');
    await save();
    const pin = pinInFolder(place.folder, () => {});
    const { server: later, ledger } = await start(await place.fresh.another({ pin }));
    expect(ledger.doubt()).toBeNull();
    expect((await later.machine().confirm(one.id, one.digest)).status).toBe(200);
  });
});

describe('once the ledger is whole again', () => {
  it('releases go on, and the ledger tells of it', async () => {
    const { server, ledger } = await start();
    const one = await released(server, 'one');
    await place.attack('create table saved as table holdpoint.ledger_entries', REWRITTEN(1));
    await ledger.look(true);
    expect(await server.machine().confirm(one.id, one.digest)).toMatchObject(BROKEN);
    await place.attack(
      'truncate holdpoint.ledger_entries',
      'insert into holdpoint.ledger_entries table saved',
    );
    const sena = await server.browser('sena');
    expect(await sena.send('POST', '/api/ledger/verify')).toMatchObject({
      body: { kind: 'intact' },
    });
    expect(await standing(server)).toMatchObject({ kind: 'verified' });
    expect((await server.machine().confirm(one.id, one.digest)).status).toBe(200);
    const { body } = await sena.send<LedgerPage>('GET', '/api/ledger');
    expect(body.entries).toContainEqual(
      expect.objectContaining({
        kind: 'ledger.verified-again',
        text: expect.stringContaining('entry 1 (entry)') as string,
      }),
    );
  });

  it('and a server that starts in between still knows of it', async () => {
    const { server, ledger } = await start();
    await held(server, 'one');
    await place.attack('create table saved as table holdpoint.ledger_entries', REWRITTEN(0));
    await ledger.look(true);
    const file = path.join(place.folder, 'ledger-incident.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ firstBad: 0 });
    await place.attack(
      'truncate holdpoint.ledger_entries',
      'insert into holdpoint.ledger_entries table saved',
    );
    await start();
    const entries = await place.store.listLedger(null, 1);
    expect(entries).toMatchObject([{ kind: 'ledger.verified-again', body: { firstBad: 0 } }]);
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('an untouched ledger releases, whatever is looked at', async () => {
  const { server, ledger } = await start();
  const one = await released(server, 'one');
  await ledger.look(false);
  await ledger.look(true);
  expect(await standing(server)).toMatchObject({ kind: 'verified', why: null });
  const health = (await (await fetch(`${server.url}/health`)).json()) as Health;
  expect(health).toMatchObject({ status: 'ok', ledger: { kind: 'verified' } });
  expect((await server.machine().confirm(one.id, one.digest)).status).toBe(200);
  expect(place.log).toEqual([]);
});

it('a ledger that cannot be computed holds until it can', async () => {
  const { server, ledger } = await start();
  const one = await released(server, 'one');
  await place.attack('alter table holdpoint.ledger_checkpoints rename to elsewhere');
  await ledger.look(true);
  expect(await server.machine().confirm(one.id, one.digest)).toMatchObject({
    status: 503,
    body: { code: 'ledger-unverified' },
  });
  await place.attack('alter table holdpoint.elsewhere rename to ledger_checkpoints');
  await ledger.look(false);
  expect((await server.machine().confirm(one.id, one.digest)).status).toBe(200);
});

it('a round that could not be finished takes nothing back of what was verified before', async () => {
  const { server, ledger } = await start();
  await held(server, 'one');
  await ledger.look(true);
  // Only a round over all of it finds this one, and it is not due yet.
  await place.attack(
    REWRITTEN(0),
    REHASHED(0),
    'alter table holdpoint.ledger_checkpoints rename to elsewhere',
  );
  await ledger.look(false);
  expect(ledger.doubt()).toMatchObject({ kind: 'unverified' });
  await place.attack('alter table holdpoint.elsewhere rename to ledger_checkpoints');
  await ledger.look(false);
  expect(ledger.doubt()).toBeNull();
  server.time.pass(15 * 60_000);
  await ledger.look(false);
  expect(ledger.doubt()).toMatchObject({ incident: { firstBad: 0 } });
});

it('a clock that was put back puts no round off', async () => {
  const { server, ledger } = await start();
  await held(server, 'one');
  await ledger.look(true);
  await place.attack(REWRITTEN(0), REHASHED(0));
  server.time.pass(-24 * 3_600_000);
  await ledger.look(false);
  expect(ledger.doubt()).toMatchObject({ incident: { firstBad: 0 } });
});
