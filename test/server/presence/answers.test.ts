import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/change/canonical-json.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import {
  answerWith,
  askFor,
  authenticatorAt,
  enrolByLink,
  signAnswer,
  withPasskey,
} from '../../support/passkeys.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';
import { ruleWhen, worldOf } from '../support/world.ts';

const ANYONE = { level: null, team: null, ownersOf: null, people: null, except: [] };
/** One person who is present, for everything. */
const PRESENCE = ruleWhen('presence', () => true, {
  kind: 'require',
  approvals: [{ count: 1, from: { ...ANYONE, presence: true } }],
  validations: [],
});

let fresh: FreshStore;
let server: TestServer;
let sena: Browser;
let key: Authenticator;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store, { world: worldOf({ rules: [PRESENCE] }) });
  ({ browser: sena, authenticator: key } = await withPasskey(server, 'sena'));
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function held(input: string): Promise<string> {
  const { id, state } = await server
    .machine()
    .submit(submissionOf(destructive(input), { slot: `slot of ${input}` }));
  expect(state).toBe('waiting');
  return id;
}

describe('an answer signed with a passkey', () => {
  it('releases what asks for presence, and is written down with its proof', async () => {
    const id = await held('signed');
    const answered = await signAnswer(sena, key, id, { reason: 'The copy was restored today.' });
    expect(answered).toMatchObject({ status: 200, body: { state: 'released' } });
    const [answer] = answered.body.answers;
    expect(answer).toMatchObject({ means: 'passkey', person: 'sena' });
    const proof = await fresh.store.presence.findProof(answer?.evidence ?? '');
    expect(proof?.digest).toBe(`sha256:${sha256(canonicalJson(proof?.signed))}`);
    expect(JSON.parse(proof?.signed.statement ?? '')).toMatchObject({
      format: 1,
      purpose: 'answer',
      person: 'sena',
      subject: {
        case: id,
        answer: 'approve',
        reason: 'The copy was restored today.',
        changeDigest: answer?.binding.changeDigest,
        assessmentDigest: answer?.binding.assessmentDigest,
        policyHash: answer?.binding.policyHash,
        origin: null,
        headline: answered.body.assessment.headline,
      },
    });
    const record = await fresh.store.listRecord(id);
    expect(record.find(({ kind }) => kind === 'case.answered')?.body).toMatchObject({
      means: 'passkey',
      evidence: proof?.digest,
    });
    expect(await server.machine().confirm(id, answer?.binding.changeDigest ?? '')).toMatchObject({
      status: 200,
    });
  });

  it('is what a session, with all its rights, cannot stand in for', async () => {
    const id = await held('by session');
    const answered = await sena.answer(id, 'approve');
    expect(answered).toMatchObject({ status: 200, body: { state: 'waiting' } });
    expect((await signAnswer(sena, key, id)).body.state).toBe('released');
  });

  it('says more than the same words did without it', async () => {
    const id = await held('same words');
    const reason = 'To the word the same.';
    await sena.answer(id, 'approve', { reason });
    expect((await signAnswer(sena, key, id, { reason })).body.state).toBe('released');
  });
});

describe('what is refused', () => {
  const REFUSED = { status: 403, body: { code: 'bad-assertion' } };

  it.each<[string, Parameters<Authenticator['assert']>[1]]>([
    ['made on a page of another address', { origin: 'http://localhost:1' }],
    ['made for another site', { rpId: 'example.org' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['made within a page of somebody else', { crossOrigin: true }],
    ['whose giver was not verified', { userVerified: false }],
    ['that nobody touched the passkey for', { userPresent: false }],
  ])('a signature %s', async (what, forgery) => {
    const id = await held(what);
    const { body } = await askFor(sena, id);
    const response = key.assert(body.options, forgery);
    const answered = await answerWith(sena, id, { nonce: body.statement.nonce, response });
    expect(answered).toMatchObject(REFUSED);
    expect((await sena.read(id)).answers).toEqual([]);
  });

  it('a signature without a look at who gave it, or without a touch', async () => {
    const id = await held('unverified');
    const careless = authenticatorAt(server, { userVerified: false });
    await expect(enrolByLink(server, 'sena', careless)).resolves.toMatchObject({
      status: 422,
      body: { code: 'bad-passkey', message: expect.stringContaining('did not check') },
    });
    const { body } = await askFor(sena, id);
    const response = key.assert(body.options);
    const data = Buffer.from(response.response.authenticatorData, 'base64url');
    for (const flags of [0x01, 0x04]) {
      data[32] = flags;
      const authenticatorData = data.toString('base64url');
      const forged = { ...response, response: { ...response.response, authenticatorData } };
      const answered = await answerWith(sena, id, {
        nonce: body.statement.nonce,
        response: forged,
      });
      expect(answered).toMatchObject(REFUSED);
    }
  });

  it('a signature that was used before', async () => {
    const id = await held('replayed');
    const { body } = await askFor(sena, id, { answer: 'approve' });
    const presence = { nonce: body.statement.nonce, response: key.assert(body.options) };
    const page = await sena.read(id);
    await sena.answer(id, 'approve', { reason: 'First of all by session.' });
    expect((await answerWith(sena, id, presence, { page })).body.state).toBe('released');
    const other = await held('replayed elsewhere');
    expect(await answerWith(sena, other, presence)).toMatchObject({
      status: 409,
      body: { code: 'unknown-challenge' },
    });
    expect((await answerWith(sena, id, presence, { page })).status).toBe(409);
  });

  it('a signature over another case, another answer or another reason', async () => {
    const [id, other] = [await held('this one'), await held('the other one')];
    const { body } = await askFor(sena, id);
    const presence = { nonce: body.statement.nonce, response: key.assert(body.options) };
    const OTHER = { status: 409, body: { code: 'other-statement' } };
    expect(await answerWith(sena, other, presence)).toMatchObject(OTHER);
    expect(await answerWith(sena, id, presence, { answer: 'refuse' })).toMatchObject(OTHER);
    expect(await answerWith(sena, id, presence, { reason: 'Another one.' })).toMatchObject(OTHER);
    // None of these used it up: what was signed can still be given.
    expect((await answerWith(sena, id, presence)).body.state).toBe('released');
  });

  it('a signature of what was shown more than five minutes ago', async () => {
    const id = await held('too late');
    const { body } = await askFor(sena, id);
    const presence = { nonce: body.statement.nonce, response: key.assert(body.options) };
    server.time.pass(5 * 60 * 1000);
    expect(await answerWith(sena, id, presence)).toMatchObject({
      status: 409,
      body: { code: 'challenge-expired' },
    });
  });

  it('a page that no longer shows what is, before anybody signs', async () => {
    const id = await held('stale');
    const page = await sena.read(id);
    const seen = {
      ...page,
      assessment: { ...page.assessment, digest: `sha256:${'0'.repeat(64)}` },
    };
    expect(await askFor(sena, id, { page: seen })).toMatchObject({
      status: 409,
      body: { code: 'stale-page' },
    });
  });

  it('somebody else’s passkey, in their own or in another’s name', async () => {
    const id = await held('borrowed');
    const { browser: pia, authenticator } = await withPasskey(server, 'pia');
    const asked = await askFor(pia, id);
    const borrowed = key.assert({ challenge: asked.body.options.challenge });
    const nonce = asked.body.statement.nonce;
    expect(await answerWith(pia, id, { nonce, response: borrowed })).toMatchObject(REFUSED);
    const own = authenticator.assert(asked.body.options);
    expect(await answerWith(sena, id, { nonce, response: own })).toMatchObject({
      status: 409,
      body: { code: 'other-statement' },
    });
    expect((await answerWith(pia, id, { nonce, response: own })).body.state).toBe('released');
  });

  it('nobody without a passkey is asked to sign', async () => {
    const id = await held('without');
    const jun = await server.browser('jun');
    expect(await askFor(jun, id)).toMatchObject({ status: 409, body: { code: 'no-passkey' } });
  });

  it('a copy of a passkey, whose count is behind; its owner is told and it is written down', async () => {
    const id = await held('copied');
    const { browser: vic, authenticator } = await withPasskey(server, 'vic');
    const first = await held('counted');
    expect((await signAnswer(vic, authenticator, first)).status).toBe(200);
    const { body } = await askFor(vic, id);
    const response = authenticator.assert(body.options, { counter: 1 });
    expect(await answerWith(vic, id, { nonce: body.statement.nonce, response })).toMatchObject({
      status: 403,
      body: { code: 'passkey-regressed' },
    });
    const told = await vic.send<{ notices: { kind: string }[] }>('GET', '/api/notices');
    expect(told.body.notices.map(({ kind }) => kind)).toContain('passkey-refused');
    const [entry] = await fresh.store.listLedger(null, 1);
    expect(entry).toMatchObject({
      kind: 'passkey.refused',
      body: { person: 'vic', counted: 1, counter: 1 },
    });
  });

  it('a passkey that somebody wrote into the database', async () => {
    const id = await held('planted');
    const planted = authenticatorAt(server);
    const ana = await server.browser('jun');
    const asked = await ana.send<{ nonce: string; options: never }>(
      'POST',
      '/api/passkeys/options',
      { name: 'Planted' },
    );
    const made = planted.register(asked.body.options);
    await ana.send('POST', '/api/passkeys', { nonce: asked.body.nonce, response: made });
    await fresh.store.transaction((tx) =>
      tx.presence.enrolPasskey(made.id, server.time.clock.now(), { kind: 'operator' }),
    );
    const { body } = await askFor(ana, id);
    const response = planted.assert(body.options);
    expect(await answerWith(ana, id, { nonce: body.statement.nonce, response })).toMatchObject(
      REFUSED,
    );
  });

  it('a machine with its token', async () => {
    const id = await held('machine');
    const { send } = server.machine();
    const page = await sena.read(id);
    const { body } = await askFor(sena, id);
    const response = key.assert(body.options);
    const presence = { nonce: body.statement.nonce, response };
    const seen = {
      changeDigest: page.assessment.change.digest,
      assessmentDigest: page.assessment.digest,
      policyHash: page.verdict.policyHash,
    };
    const answer = { answer: 'approve', reason: 'I have read all of it.', seen };
    expect(await send('POST', `/api/cases/${id}/answers`, { ...answer, presence })).toMatchObject({
      status: 403,
      body: { code: 'machines-cannot-answer' },
    });
    expect(await send('POST', `/api/cases/${id}/challenge`, answer)).toMatchObject({
      status: 403,
      body: { code: 'people-only' },
    });
  });
});
