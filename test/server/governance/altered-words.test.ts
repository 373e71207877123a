/** What authors say where presence is asked for by now, and rows that somebody put there or altered. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/core/change/types.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { SafetyCase } from '../../../src/server/contract/cases.ts';
import type { CaseGovernance } from '../../../src/server/contract/governance/governance.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { governedWorld, pushed, signed } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seenOn } from '../support/visitors.ts';

const PRESENCE = { tiers: [1 as const], irreversible: false, rules: false };
const EXPLAIN = { tiers: [1 as const], of: 'everything' as const, eachIrreversible: false };

interface Place {
  readonly server: TestServer;
  readonly ana: Awaited<ReturnType<typeof withPasskey>>;
}

let fresh: FreshStore;
let database: Client;
/** The same organisation before its policy asks for presence, and after. */
let lax: Place;
let strict: Place;
let at: Place;
beforeAll(async () => {
  fresh = await freshStore();
  lax = await placeWith(null);
  strict = await placeWith(PRESENCE);
  at = lax;
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query('set session_replication_role = replica');
});
afterAll(async () => {
  await database.end();
  await Promise.all([lax.server.close(), strict.server.close()]);
  await fresh.drop();
});

async function placeWith(presence: typeof PRESENCE | null): Promise<Place> {
  const { policy, ...rest } = governedWorld({ explain: EXPLAIN, presence });
  const hash = `sha256:${sha256(JSON.stringify(presence))}`;
  const world = { ...rest, policy: { ...policy, hash } };
  const server = await startTestServer(await fresh.another(), { world });
  return { server, ana: await withPasskey(server, 'ana') };
}

let made = 0;
const words = () => ({
  does: `Takes away the database that nothing reads any more, try ${++made}.`,
  risks: 'A forgotten nightly report may still read from it and would then fail.',
  undo: 'Restore the last snapshot into a new instance, which takes forty minutes.',
  effects: [],
});
const byHand = { says: 'human', tool: null, note: 'Typed on the train.' };

async function held(slot = `slot-${++made}`, change: Change = destructive(slot)): Promise<string> {
  const by = { kind: 'machine', name: 'github.com' } as const;
  const { case: row } = await submitCase(at.server.engine, submissionOf(change, { slot }), by);
  expect(row.state).toBe('waiting');
  return row.id;
}

const say = (id: string, what: 'explanation' | 'provenance-statement', body: object) =>
  at.ana.browser.send<SafetyCase>('POST', `/api/cases/${id}/${what}`, body);

async function saySigned(id: string, what: 'explanation' | 'provenance-statement', body: object) {
  const path = `/api/cases/${id}/${what}`;
  const seen = seenOn(await at.ana.browser.read(id));
  const ask = { path: `${path}/challenge`, body: { ...body, seen } };
  const reply = await signed(at.ana.browser, at.ana.authenticator, ask, { path, body });
  expect([reply.status, reply.body.code, reply.body.message]).toEqual([200, undefined, undefined]);
}

/** What the case says by now, and whether its author is asked. */
async function now(id: string) {
  const { assessment, verdict } = await at.ana.browser.read(id);
  return {
    does: assessment.explanation?.does ?? null,
    made: assessment.provenance.kind,
    asked: verdict.holds.some(({ requirement }) => requirement.kind === 'explanation'),
  };
}

async function judgeAgainAt(place: Place): Promise<void> {
  at = place;
  await reassessWaiting(place.server.engine);
}

describe('what was said by session', () => {
  it('counts no longer once the policy asks for presence, and stays on the page', async () => {
    await judgeAgainAt(lax);
    const id = await held();
    const said = words();
    await say(id, 'explanation', said);
    await say(id, 'provenance-statement', byHand);
    expect(await now(id)).toEqual({ does: said.does, made: 'human-attested', asked: false });
    await judgeAgainAt(strict);
    const after = await now(id);
    expect(after).toMatchObject({ does: null, asked: true });
    expect(after.made).not.toBe('human-attested');
    const path = `/api/cases/${id}/governance`;
    const { body } = await at.ana.browser.send<CaseGovernance>('GET', path);
    expect(body.explanations).toMatchObject([{ does: said.does, evidence: null }]);
    expect(body.statements).toMatchObject([{ says: 'human', evidence: null }]);

    await saySigned(id, 'explanation', said);
    await saySigned(id, 'provenance-statement', byHand);
    expect(await now(id)).toEqual({ does: said.does, made: 'human-attested', asked: false });
  });

  it('counts where it was signed before anybody asked, and where nobody asks', async () => {
    await judgeAgainAt(lax);
    const [id, other] = [await held(), await held()];
    const [said, unsigned] = [words(), words()];
    await saySigned(id, 'explanation', said);
    await saySigned(id, 'provenance-statement', byHand);
    await say(other, 'explanation', unsigned);
    await judgeAgainAt(strict);
    expect(await now(id)).toEqual({ does: said.does, made: 'human-attested', asked: false });
    expect(await now(other)).toMatchObject({ does: null, asked: true });
    await judgeAgainAt(lax);
    expect(await now(other)).toMatchObject({ does: unsigned.does, asked: false });
  });

  it('leaves standing what makes it stricter: that AI helped', async () => {
    await judgeAgainAt(strict);
    const id = await held();
    await say(id, 'provenance-statement', { says: 'ai', tool: null, note: 'It wrote the loop.' });
    expect((await now(id)).made).toBe('ai-attested');
  });
});

describe('a row of what was said', () => {
  it('is nothing when it was put there, with the proof of another or without', async () => {
    await judgeAgainAt(strict);
    const [real, bare] = [await held(), await held()];
    await saySigned(real, 'explanation', words());
    await saySigned(real, 'provenance-statement', byHand);
    await database.query(
      `insert into holdpoint.explanations (id, case_id, carry_key, person, at, said, words, evidence)
       select 'put-there', $2, carry_key, person, now(), said, words, evidence
         from holdpoint.explanations where case_id = $1`,
      [real, bare],
    );
    await database.query(
      `insert into holdpoint.provenance_statements
         (id, case_id, carry_key, person, at, says, tool, note, evidence)
       select 'put-there', $2, carry_key, person, now(), says, tool, note, evidence
         from holdpoint.provenance_statements where case_id = $1`,
      [real, bare],
    );
    await judgeAgainAt(at);
    expect(await now(bare)).toMatchObject({ does: null, asked: true });
    expect((await now(bare)).made).not.toBe('human-attested');
    expect(await now(real)).toMatchObject({ made: 'human-attested', asked: false });
  });

  it('says what the ledger has, whatever it is made to say, and deleted as well', async () => {
    await judgeAgainAt(lax);
    const id = await held();
    const said = words();
    await say(id, 'explanation', said);
    await say(id, 'provenance-statement', { says: 'ai', tool: null, note: 'It wrote the loop.' });
    await database.query(
      `update holdpoint.explanations
          set evidence = 'sha256:made-up', said = jsonb_set(said::jsonb, '{does}', '"Nothing."')
        where case_id = $1`,
      [id],
    );
    await database.query(
      `update holdpoint.provenance_statements set says = 'human' where case_id = $1`,
      [id],
    );
    await judgeAgainAt(at);
    expect(await now(id)).toMatchObject({ does: said.does, made: 'ai-attested' });
    await database.query('delete from holdpoint.provenance_statements where case_id = $1', [id]);
    await judgeAgainAt(at);
    expect((await now(id)).made).toBe('ai-attested');
    await judgeAgainAt(strict);
    expect(await now(id)).toMatchObject({ does: null, asked: true });
  });

  it('carries over to the same difference, and to no other by its key', async () => {
    await judgeAgainAt(strict);
    const slot = 'acme/shop#7';
    const first = await held(slot, pushed(destructive('one'), '1', 'same'));
    const said = words();
    await saySigned(first, 'explanation', said);
    await saySigned(first, 'provenance-statement', byHand);
    const second = await held(slot, pushed(destructive('two'), '2', 'same'));
    expect(await now(second)).toMatchObject({ does: said.does, made: 'human-attested' });
    const other = await held(slot, pushed(destructive('three'), '3', 'another'));
    expect(await now(other)).toMatchObject({ does: null, asked: true });
    await say(other, 'provenance-statement', { says: 'ai', tool: null, note: 'It wrote it.' });
    for (const table of ['explanations', 'provenance_statements']) {
      const { rowCount } = await database.query(
        `update holdpoint.${table} as said set carry_key = other.carry_key
           from holdpoint.provenance_statements as other
          where said.case_id = $1 and other.case_id = $2`,
        [first, other],
      );
      expect(rowCount).toBe(1);
    }
    await judgeAgainAt(at);
    expect(await now(other)).toEqual({ does: null, made: 'ai-attested', asked: true });
  });
});

it('leaves a ledger that verifies', async () => {
  const { body } = await at.ana.browser.send('POST', '/api/ledger/verify', {});
  expect(body).toMatchObject({ kind: 'intact' });
});
