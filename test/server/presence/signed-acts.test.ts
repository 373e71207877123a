import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { Change } from '../../../src/core/change/types.ts';
import { reassessWaiting } from '../../../src/engine/cases/reassess.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { GrantList } from '../../../src/server/contract/agents/autonomy.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { AuditQueue, Directive } from '../../../src/server/contract/governance/directives.ts';
import type { Exception } from '../../../src/server/contract/governance/exceptions.ts';
import type { Challenge, GivenPresence } from '../../../src/server/contract/presence.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { signAnswer, withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { changeWith, FINDING, governedWorld, signed, wikiChange } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { seenOn, type Browser } from '../support/visitors.ts';

type Signer = { readonly browser: Browser; readonly authenticator: Authenticator };

const HOUR = 3_600_000;
const REASON = 'It was walked through with the team.';

let fresh: FreshStore;
let server: TestServer;
const people: Record<string, Signer> = {};
beforeAll(async () => {
  fresh = await freshStore();
  const presence = { tiers: [1 as const], irreversible: false, rules: true };
  server = await startTestServer(fresh.store, { world: governedWorld({ presence }) });
  for (const id of ['ana', 'sena', 'pia', 'vic', 'val', 'otto']) {
    people[id] = await withPasskey(server, id);
  }
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

function of(id: string): Signer {
  const found = people[id];
  if (found === undefined) throw new Error(`${id} has no passkey here`);
  return found;
}

let made = 0;
async function held(change: (input: string) => Change): Promise<string> {
  const slot = `slot-${++made}`;
  const { id, state } = await server.machine().submit(submissionOf(change(slot), { slot }));
  expect(state).toBe('waiting');
  return id;
}

/** Something that somebody does to loosen a hold, before they have done it. */
interface Act {
  readonly by: string;
  /** Where to ask what to sign, and with what. */
  readonly ask: { readonly path: string; readonly body: object };
  readonly send: { readonly path: string; readonly body: object };
  /** The same in other words. */
  readonly reworded: object;
  readonly purpose: string;
  /** Kind of the ledger's entry. */
  readonly entry: string;
  readonly loosened: () => Promise<boolean>;
}

async function acceptance(change: (input: string) => Change = withFinding): Promise<Act> {
  const id = await held(change);
  const seen = seenOn(await of('sena').browser.read(id));
  const path = `/api/cases/${id}/findings/${encodeURIComponent(FINDING.id)}`;
  return {
    by: 'sena',
    ask: { path: `${path}/challenge`, body: { reason: REASON, seen } },
    send: { path: `${path}/accept`, body: { reason: REASON } },
    reworded: { reason: 'Another reason than was signed.' },
    purpose: 'acceptance',
    entry: 'finding.accepted',
    loosened: async () => (await findingsHolding(id)) === 0,
  };
}

async function findingsHolding(id: string): Promise<number> {
  const { verdict } = await of('sena').browser.read(id);
  return verdict.holds.filter(({ requirement }) => requirement.kind === 'finding').length;
}

const withFinding = (input: string) => changeWith(FINDING, input);

async function statement(change: (input: string) => Change = destructive): Promise<Act> {
  const id = await held(change);
  const seen = seenOn(await of('ana').browser.read(id));
  const path = `/api/cases/${id}/provenance-statement`;
  const said = { says: 'human', tool: null, note: REASON };
  return {
    by: 'ana',
    ask: { path: `${path}/challenge`, body: { ...said, seen } },
    send: { path, body: said },
    reworded: { ...said, note: 'Another note than was signed.' },
    purpose: 'statement',
    entry: 'provenance.stated',
    loosened: async () => {
      const { assessment } = await of('ana').browser.read(id);
      return assessment.provenance.kind === 'human-attested';
    },
  };
}

async function explanation(change: (input: string) => Change = destructive): Promise<Act> {
  const id = await held(change);
  const seen = seenOn(await of('ana').browser.read(id));
  const path = `/api/cases/${id}/explanation`;
  const said = {
    does: `Takes away the database that nothing reads any more, try ${++made}.`,
    risks: 'A forgotten nightly report may still read from it and would then fail.',
    undo: 'Restore the last snapshot into a new instance, which takes forty minutes.',
    effects: [],
  };
  return {
    by: 'ana',
    ask: { path: `${path}/challenge`, body: { ...said, seen } },
    send: { path, body: said },
    reworded: { ...said, risks: 'Nothing at all, since an agent has looked at all of it.' },
    purpose: 'explanation',
    entry: 'case.explained',
    loosened: async () =>
      (await of('ana').browser.read(id)).assessment.explanation?.does === said.does,
  };
}

/** Of an exception for a system that asks for nothing: to grant it took a passkey, and so does its review. */
async function review(): Promise<Act> {
  const ends = new Date(Date.parse(server.time.clock.now()) + HOUR).toISOString();
  const scope = { kind: 'systems', systems: ['wiki'] };
  const asked = await of('otto').browser.send<Exception>('POST', '/api/exceptions', {
    rules: ['irreversible'],
    scope,
    reason: REASON,
    ends,
  });
  const path = `/api/exceptions/${asked.body.id}`;
  const { browser, authenticator } = of('vic');
  const reason = { reason: REASON };
  await signed(
    browser,
    authenticator,
    { path: `${path}/challenge`, body: reason },
    { path: `${path}/grant`, body: reason },
  );
  await of('otto').browser.send('POST', `${path}/revoke`, reason);
  const found = { finding: 'justified', note: REASON };
  return {
    by: 'sena',
    ask: { path: `${path}/review/challenge`, body: found },
    send: { path: `${path}/review`, body: found },
    reworded: { ...found, finding: 'not-justified' },
    purpose: 'review',
    entry: 'exception.reviewed',
    loosened: async () => {
      const { body } = await of('sena').browser.send<Exception>('GET', path);
      return body.reviewState === 'done';
    },
  };
}

async function directive(name: string, scope: object, requires: readonly string[]): Promise<void> {
  const proposed = await server.machine().send<Directive & Problem>('POST', '/api/directives', {
    name,
    reason: 'Six hours without orders.',
    scope,
    requires,
    until: { for: '90d' },
  });
  const path = `/api/directives/${name}/acts/${proposed.body.acts?.[0]?.id}`;
  const { browser, authenticator } = of('pia');
  const reply = await signed<Directive>(
    browser,
    authenticator,
    { path: `${path}/challenge` },
    { path: `${path}/sign` },
  );
  expect(reply.body).toMatchObject({ state: 'in-force' });
  await server.live.refresh();
}

let directives: Promise<void> | null = null;

/** Dee and Val find it in their queue: one directive names a director, the other a vice-president. */
async function releasedForAudit(change: (input: string) => Change): Promise<string> {
  directives ??= directive('watch', {}, ['senior-sign-off', 'vp-audit']).then(() =>
    directive('look', { environments: ['production'] }, ['director-audit']),
  );
  await directives;
  const id = await held(change);
  const { browser, authenticator } = of('sena');
  expect((await signAnswer(browser, authenticator, id)).body.state).toBe('released');
  return id;
}

async function audit(change: (input: string) => Change = harmlessTo('orders')): Promise<Act> {
  const id = await releasedForAudit(change);
  const found = { finding: 'sound', note: REASON };
  return {
    by: 'val',
    ask: { path: `/api/audit/${id}/challenge`, body: found },
    send: { path: `/api/audit/${id}`, body: found },
    reworded: { ...found, finding: 'unsound' },
    purpose: 'audit',
    entry: 'case.audited',
    loosened: async () => (await auditsOf(id)).length > 0,
  };
}

async function auditsOf(id: string) {
  const { body } = await of('val').browser.send<AuditQueue>('GET', '/api/audit');
  return body.items
    .filter((item) => item.case.id === id)
    .flatMap((item) => item.audits.map(({ by, level }) => [item.directive, by.id, level]));
}

function harmlessTo(system: 'orders' | 'wiki') {
  return (input: string): Change => {
    const {
      digest: _digest,
      effects,
      ...draft
    } = system === 'wiki' ? wikiChange(input) : destructive(input);
    const [effect] = effects;
    if (effect === undefined) throw new Error('the change does nothing');
    const mild = { verb: 'update', reversibility: 'reversible', data: 'none', traits: [] } as const;
    return sealChange({ ...draft, effects: [{ ...effect, ...mild }] }, sha256);
  };
}

async function grant(system = 'orders'): Promise<Act> {
  const now = Date.parse(server.time.clock.now());
  const reason = `Restarts while the leak is looked for, try ${++made}.`;
  const terms = {
    agent: 'claude-code',
    systems: [system],
    environments: ['production'],
    verbs: ['update'],
    programs: ['kubectl'],
    quota: { count: 3, perSeconds: 3600 },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + HOUR).toISOString(),
    reason,
  };
  return {
    by: 'sena',
    ask: { path: '/api/grants/challenge', body: terms },
    send: { path: '/api/grants', body: terms },
    reworded: { ...terms, quota: { count: 300, perSeconds: 3600 } },
    purpose: 'grant',
    entry: 'grant.issued',
    loosened: async () => {
      const { body } = await of('sena').browser.send<GrantList>('GET', '/api/grants');
      return body.grants.some((each) => each.reason === reason);
    },
  };
}

const ACTS: readonly (readonly [string, () => Promise<Act>])[] = [
  ['taking a finding as it is', () => acceptance()],
  ['stating that people alone wrote it', () => statement()],
  ['explaining one’s own change', () => explanation()],
  ['reviewing an exception', () => review()],
  ['recording an audit', () => audit()],
  ['letting agents act alone', () => grant()],
];

const send = ({ send: { path, body } }: Act, by: string, more: object = {}) =>
  of(by).browser.send<Problem>('POST', path, { ...body, ...more });

/** Signs what the act is asked with. */
async function presenceFor(act: Act, key = of(act.by).authenticator): Promise<GivenPresence> {
  const { status, body } = await of(act.by).browser.send<Challenge & Problem>(
    'POST',
    act.ask.path,
    act.ask.body,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  // An authenticator that has none of the passkeys asked for signs with what it has, as a forger would.
  const options =
    key === of(act.by).authenticator ? body.options : { challenge: body.options.challenge };
  return { nonce: body.statement.nonce, response: key.assert(options) };
}

describe.each(ACTS)('%s, where presence is asked for', (_what, make) => {
  it('takes more than a session; signed, it counts, once, with its proof', async () => {
    const act = await make();
    const alone = await send(act, act.by);
    expect(alone).toMatchObject({ status: 403, body: { code: 'presence-required' } });
    expect(alone.body.advice).toContain('passkey');
    expect(await act.loosened()).toBe(false);

    const presence = await presenceFor(act);
    const done = await send(act, act.by, { presence });
    expect([200, 201]).toContain(done.status);
    expect(await act.loosened()).toBe(true);
    const entries = await fresh.store.listLedger(null, 20);
    const entry = entries.find(({ kind }) => kind === act.entry);
    const evidence = String(entry?.body['evidence']);
    expect(await fresh.store.presence.findProof(evidence)).toMatchObject({
      person: act.by,
      purpose: act.purpose,
    });
    expect((await send(act, act.by, { presence })).status).toBe(409);
  });

  it('is bound to exactly what was signed', async () => {
    const [one, other] = [await make(), await make()];
    const presence = await presenceFor(one);
    expect(await send(other, other.by, { presence })).toMatchObject({
      status: 409,
      body: { code: 'other-statement' },
    });
    expect(await other.loosened()).toBe(false);
    const again = await presenceFor(one);
    const reworded = await send(one, one.by, { ...one.reworded, presence: again });
    expect(reworded).toMatchObject({ status: 409, body: { code: 'other-statement' } });
    expect(await one.loosened()).toBe(false);
  });

  it('takes nobody else’s passkey, and no signature that came too late', async () => {
    const act = await make();
    const stranger = of(act.by === 'otto' ? 'vic' : 'otto').authenticator;
    const borrowed = await presenceFor(act, stranger);
    expect(await send(act, act.by, { presence: borrowed })).toMatchObject({
      status: 403,
      body: { code: 'bad-assertion' },
    });
    const late = await presenceFor(act);
    server.time.pass(5 * 60_000 + 1000);
    expect(await send(act, act.by, { presence: late })).toMatchObject({
      status: 409,
      body: { code: 'challenge-expired' },
    });
    expect(await act.loosened()).toBe(false);
  });
});

describe.each<readonly [string, () => Promise<Act>]>([
  ['taking a finding as it is', () => acceptance()],
  ['stating that people alone wrote it', () => statement()],
  ['explaining one’s own change', () => explanation()],
])('%s', (_what, make) => {
  it('is not signed on a page that no longer shows what is so', async () => {
    const act = await make();
    const seen = { assessmentDigest: `sha256:${'0'.repeat(64)}` };
    const page = act.ask.body as { readonly seen: object };
    const stale = await of(act.by).browser.send('POST', act.ask.path, {
      ...page,
      seen: { ...page.seen, ...seen },
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-page' } });
    const presence = await presenceFor(act);
    // The author says something else meanwhile: whoever signed did not read that.
    const id = act.send.path.split('/')[3];
    await of('ana').browser.send('POST', `/api/cases/${id}/provenance-statement`, {
      says: 'ai',
      tool: 'Some Assistant',
      note: 'It wrote the loop.',
    });
    const late = await send(act, act.by, { presence });
    expect(late).toMatchObject({ status: 409, body: { code: 'other-statement' } });
    expect(await act.loosened()).toBe(false);
  });
});

describe('where the policy asks for no presence', () => {
  it.each<readonly [string, () => Promise<Act>]>([
    ['a finding', () => acceptance(onWiki)],
    ['a statement', () => statement(wikiChange)],
    ['an explanation', () => explanation(wikiChange)],
    ['an audit', () => audit(harmlessTo('wiki'))],
    ['a grant', () => grant('wiki')],
  ])('a session does for %s, as for an answer', async (_what, make) => {
    const act = await make();
    const done = await send(act, act.by);
    expect([200, 201]).toContain(done.status);
    expect(await act.loosened()).toBe(true);
  });

  it('what a session did counts no longer once the policy asks', async () => {
    const id = await held((input) => {
      const { digest: _digest, ...draft } = onWiki(input);
      return sealChange({ ...draft, findings: [FINDING, OTHER] }, sha256);
    });
    const path = `/api/cases/${id}/findings/${encodeURIComponent(FINDING.id)}/accept`;
    const { browser } = of('sena');
    expect(await browser.send('POST', path, { reason: REASON })).toMatchObject({ status: 200 });
    const open = () => findingsHolding(id);
    const before = await open();
    const world = server.engine.world;
    const terms = world.policy.terms;
    if (terms === undefined) throw new Error('the world has terms');
    const stricter = {
      ...terms,
      presence: { tiers: [1, 3] as const, irreversible: false, rules: true },
    };
    Object.assign(server.engine, {
      world: {
        ...world,
        policy: { ...world.policy, hash: `sha256:${sha256('strict')}`, terms: stricter },
      },
    });
    await reassessWaiting(server.engine);
    expect(await open()).toBe(before + 1);
    Object.assign(server.engine, { world });
    await reassessWaiting(server.engine);
    expect(await open()).toBe(before);
  });
});

describe('what only makes things stricter', () => {
  it('takes no passkey: that AI helped', async () => {
    const id = await held(destructive);
    const said = { says: 'ai', tool: null, note: REASON };
    const { browser } = of('ana');
    const path = `/api/cases/${id}/provenance-statement`;
    expect(await browser.send('POST', path, said)).toMatchObject({ status: 200 });
    expect((await browser.read(id)).assessment.provenance.kind).toBe('ai-attested');
  });

  it('takes no passkey: an answer taken back', async () => {
    const id = await held(destructive);
    const { browser, authenticator } = of('sena');
    expect(await browser.answer(id, 'withdraw')).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-withdraw' },
    });
    await signAnswer(browser, authenticator, id);
    const open = (await browser.read(id)).verdict.holds.length;
    const back = await browser.answer(id, 'withdraw', { reason: 'I misread the plan.' });
    expect(back).toMatchObject({ status: 200, body: { state: 'waiting' } });
    expect(back.body.verdict.holds.length).toBeGreaterThan(open);
    expect(back.body.verdict.answers.map(({ counts }) => counts)).toEqual([false, false]);
    expect(await browser.answer(id, 'withdraw', { reason: 'And once more.' })).toMatchObject({
      body: { code: 'nothing-to-withdraw' },
    });
    const record = await fresh.store.listRecord(id);
    expect(record.at(-1)).toMatchObject({
      kind: 'case.answered',
      text: 'Sena took back their answer: I misread the plan.',
    });
    expect((await signAnswer(browser, authenticator, id)).body.verdict.holds.length).toBe(open);
  });
});

describe('an audit that two directives of different levels ask for', () => {
  it('is answered for each by the level that it names', async () => {
    const id = await releasedForAudit(harmlessTo('wiki'));
    const dee = await server.browser('dee');
    const found = { finding: 'sound', note: REASON };
    const path = `/api/audit/${id}`;
    expect(await dee.send('POST', path, { ...found, directives: ['watch'] })).toMatchObject({
      status: 403,
      body: { code: 'not-eligible' },
    });
    expect(await dee.send('POST', path, { ...found, directives: ['nobody-knows'] })).toMatchObject({
      status: 409,
      body: { code: 'not-released' },
    });
    expect(await auditsOf(id)).toEqual([]);
    expect(await dee.send('POST', path, found)).toMatchObject({ status: 200 });
    expect(await auditsOf(id)).toEqual([['look', 'dee', 'director']]);
    expect(await of('val').browser.send('POST', path, found)).toMatchObject({ status: 200 });
    expect(await auditsOf(id)).toEqual([
      ['look', 'dee', 'director'],
      ['look', 'val', 'vp'],
      ['watch', 'val', 'vp'],
    ]);
    expect(await of('sena').browser.send('POST', path, found)).toMatchObject({ status: 403 });
  });
});

const OTHER = { ...FINDING, id: `${FINDING.id}-other` };

function onWiki(input: string): Change {
  const { digest: _digest, ...draft } = harmlessTo('wiki')(input);
  return sealChange({ ...draft, findings: [FINDING] }, sha256);
}
