/** What somebody tries by doing several things at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PasskeyPage } from '../../../src/server/contract/passkeys.ts';
import { askFor, signAnswer, withPasskey } from '../../support/passkeys.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { kindsOf, seenOn, type Browser } from '../support/visitors.ts';
import { ruleWhen, worldOf } from '../support/world.ts';

const ANYONE = { level: null, team: null, ownersOf: null, people: null, except: [] };
const TWO = ruleWhen('two', () => true, {
  kind: 'require',
  approvals: [{ count: 2, from: { ...ANYONE, presence: true } }],
  validations: [],
});

let fresh: FreshStore;
let server: TestServer;
/** Another process on the same database. */
let other: TestServer;
let sena: { readonly browser: Browser; readonly authenticator: Authenticator };
let pia: { readonly browser: Browser; readonly authenticator: Authenticator };
beforeAll(async () => {
  fresh = await freshStore();
  const world = worldOf({ rules: [TWO] });
  server = await startTestServer(fresh.store, { world });
  other = await startTestServer(await fresh.another(), { world, time: server.time });
  sena = await withPasskey(server, 'sena');
  pia = await withPasskey(server, 'pia');
});
afterAll(async () => {
  await other.close();
  await server.close();
  await fresh.drop();
});

let count = 0;
async function held() {
  const name = `at once ${String(++count)}`;
  return server.machine().submit(submissionOf(destructive(name), { slot: name }));
}

/** A signed answer, ready to be sent. */
async function ready(who: typeof sena, id: string) {
  const reason = 'I have read all of it.';
  const { body } = await askFor(who.browser, id, { reason });
  const response = who.authenticator.assert(body.options);
  const seen = seenOn(await who.browser.read(id));
  return {
    answer: 'approve',
    reason,
    seen,
    presence: { nonce: body.statement.nonce, response },
  };
}
const send = (who: typeof sena, id: string, body: object) =>
  who.browser.send<{ code?: string }>('POST', `/api/cases/${id}/answers`, body);

/** However it comes out, the page says no more than the record does. */
async function account(id: string) {
  const page = await sena.browser.read(id);
  const latest = new Map(page.answers.map(({ person, answer }) => [person, answer]));
  const approving = [...latest.values()].filter((answer) => answer === 'approve').length;
  return { state: page.state, approving, kinds: kindsOf(page) };
}

describe('two answers and a taking back at once', () => {
  it('release only with two answers that stand', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await held();
      expect((await signAnswer(sena.browser, sena.authenticator, id)).status).toBe(200);
      const [second, back] = [
        await ready(pia, id),
        { answer: 'withdraw', reason: 'Wait.', seen: seenOn(await sena.browser.read(id)) },
      ];
      const sent = [() => send(pia, id, second), () => send(sena, id, back)];
      await Promise.all((round % 2 === 0 ? sent : sent.toReversed()).map((go) => go()));
      const { state, approving, kinds } = await account(id);
      expect([state, approving]).toEqual(approving === 2 ? ['released', 2] : ['waiting', 1]);
      expect(kinds.filter((kind) => kind === 'released')).toHaveLength(approving === 2 ? 1 : 0);
    }
  });

  it('one answer sent ten times is one answer', async () => {
    const { id } = await held();
    const body = await ready(sena, id);
    const sent = await Promise.all(Array.from({ length: 10 }, () => send(sena, id, body)));
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    const { state, kinds } = await account(id);
    expect(state).toBe('waiting');
    expect(kinds.filter((kind) => kind === 'answered')).toHaveLength(1);
  });
});

describe('one release, used at once', () => {
  async function released() {
    const submitted = await held();
    for (const { browser, authenticator } of [sena, pia]) {
      expect((await signAnswer(browser, authenticator, submitted.id)).status).toBe(200);
    }
    return submitted;
  }
  const used = (kinds: readonly string[]) => kinds.filter((kind) => kind === 'confirmed');

  it('by ten attempts at two servers is used by one', async () => {
    const { id, changeDigest } = await released();
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        (index % 2 === 0 ? server : other)
          .machine()
          .confirm(id, changeDigest, `attempt ${String(index)}`),
      ),
    );
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(sent.filter(({ body }) => body.code === 'already-used')).toHaveLength(9);
    expect(used((await account(id)).kinds)).toHaveLength(1);
  });

  it('by ten retries of one attempt is used once, and each is told so', async () => {
    const { id, changeDigest } = await released();
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => other.machine().confirm(id, changeDigest, 'the same')),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(used((await account(id)).kinds)).toHaveLength(1);
  });

  it('and superseded is one or the other', async () => {
    const name = `at once ${String(++count)}`;
    const submission = submissionOf(destructive(name), { slot: name });
    const { id, changeDigest } = await server.machine().submit(submission);
    for (const { browser, authenticator } of [sena, pia]) {
      await signAnswer(browser, authenticator, id);
    }
    const next = submissionOf(destructive(`${name}, newer`), { slot: name });
    const [confirmed, submitted] = await Promise.all([
      server.machine().confirm(id, changeDigest),
      other.machine().submit(next),
    ]);
    expect(confirmed.status).toBe(200);
    expect(submitted.state).toBe('waiting');
    expect((await account(id)).kinds).not.toContain('superseded');
  });
});

describe('a passkey revoked while its signature is under way', () => {
  it('has signed before that, or not at all', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await held();
      const lost = await withPasskey(server, 'vic');
      const body = await ready(lost, id);
      const { body: page } = await lost.browser.send<PasskeyPage>('GET', '/api/passkeys');
      const passkey = page.own.find(({ state }) => state === 'enrolled')?.id ?? '';
      const [answered, revoked] = await Promise.all([
        send(lost, id, body),
        lost.browser.send('POST', `/api/passkeys/${passkey}/revoke`),
      ]);
      expect(revoked.status).toBe(200);
      const entries = await fresh.store.listLedger(null, 500);
      const answer = entries.find((each) => each.kind === 'case.answered' && each.case === id);
      const end = entries.find(
        ({ kind, body: about }) => kind === 'passkey.revoked' && about['credential'] === passkey,
      );
      expect(end).toBeDefined();
      if (answered.status === 200) {
        expect(answer?.sequence).toBeLessThan(end?.sequence ?? -1);
      } else {
        expect([answered.status, answered.body.code, answer]).toEqual([
          403,
          'bad-assertion',
          undefined,
        ]);
      }
      // Whatever came of that one, from now on it signs nothing.
      const again = await send(lost, id, body);
      expect([again.status, again.body.code]).toEqual(
        answered.status === 200 ? [409, 'unknown-challenge'] : [403, 'bad-assertion'],
      );
    }
  });
});

describe('fifty challenges at once', () => {
  it('are each good for one answer, and together for one', async () => {
    const { id } = await held();
    const asked = await Promise.all(
      Array.from({ length: 50 }, () => askFor(sena.browser, id, { reason: 'Once.' })),
    );
    const given = asked.filter(({ status }) => status === 200);
    expect(given.length).toBeGreaterThan(0);
    const nonces = new Set(given.map(({ body }) => body.statement.nonce));
    expect(nonces.size).toBe(given.length);
    const { authenticator, browser } = sena;
    const seen = seenOn(await browser.read(id));
    const statuses: number[] = [];
    for (const { body } of given.slice(0, 3)) {
      const presence = {
        nonce: body.statement.nonce,
        response: authenticator.assert(body.options),
      };
      const answered = await send(sena, id, { answer: 'approve', reason: 'Once.', seen, presence });
      statuses.push(answered.status);
    }
    const { state, approving } = await account(id);
    expect([state, approving]).toEqual(['waiting', 1]);
    expect(statuses[0]).toBe(200);
  });
});
