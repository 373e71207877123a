import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReplayMarkdown } from '../../../src/engine/governance/replay/render-markdown.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { ReplayReport } from '../../../src/server/contract/governance/replay.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { governedWorld, wikiChange } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

const DAY = 24 * 3_600_000;

let fresh: FreshStore;
let server: TestServer;
let sena: Browser;
let pia: Browser;

beforeAll(async () => {
  fresh = await freshStore();
  const world = governedWorld();
  const incident = {
    id: 'tags-lost',
    title: 'Nobody <b>knew</b> whose it was @everybody',
    date: '2026-03-03',
    summary: 'A tag was changed.',
    lesson: 'Tags are read by billing.',
    systems: ['orders'],
    resourceTypes: [],
    paths: [],
    verbs: ['update' as const],
    link: null,
  };
  const later = { ...incident, id: 'much-later', date: '2026-05-01' };
  server = await startTestServer(fresh.store, {
    world: { ...world, incidents: [incident, later] },
  });
  sena = await server.browser('sena');
  pia = await server.browser('pia');
  const submit = (change: ReturnType<typeof destructive>, slot: string) =>
    server.machine().submit(submissionOf(change, { slot, title: `Change ${slot}` }));
  const answered = await submit(destructive('one'), 'one');
  await sena.send('POST', `/api/cases/${answered.id}/seen`);
  server.time.pass(10 * 60_000);
  await sena.answer(answered.id, 'approve');
  await pia.answer(answered.id, 'approve');
  await submit(wikiChange('two'), 'two');
  await submit(harmless('three'), 'three');
  server.time.pass(4 * DAY);
  sena = await server.browser('sena');
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const NEW_POLICY = `version: 1
defaults: false
rules:
  - id: tier-1
    title: Whatever hits Tier-1
    per: effect
    when: effect.tiers.exists(t, t == 1)
    require: { approvals: [3] }
    message: It hits Tier-1
`;

const replay = (policy: string, more: object = {}) =>
  server
    .machine()
    .send<ReplayReport & Problem>('POST', '/api/policy/replay', { policy, days: 30, ...more });

describe('a proposed policy on what was submitted', () => {
  it('is told with what it would hold, let go, cost and have caught', async () => {
    const { status, body } = await replay(NEW_POLICY);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      cases: 3,
      shift: { unchanged: 1, newlyHeld: 1, newlyReleased: 1, newlyDenied: 0, noLongerDenied: 0 },
      // Two people were enough by the present rules; three are asked for by the proposed ones.
      answered: { cases: 1, newlyHeld: 1 },
      approvals: { present: 4, proposed: 6 },
      cost: { kind: 'known', minutesPerApproval: 10, sample: 1, minutes: 20 },
      rules: [
        { rule: 'irreversible', more: 0, fewer: 2 },
        { rule: 'tier-1', more: 2, fewer: 0 },
      ],
      left: 0,
    });
    expect(body.changes.map(({ title, present, proposed }) => [title, present, proposed])).toEqual([
      ['Change two', 'hold', 'allow'],
      ['Change three', 'allow', 'hold'],
    ]);
    expect(body.caught).toMatchObject([{ id: 'tags-lost', cases: [{ title: 'Change three' }] }]);
  });

  it('comes out the same every time, and leaves nothing behind', async () => {
    const before = await fresh.store.ledgerHead();
    const [one, two] = [await replay(NEW_POLICY), await replay(NEW_POLICY)];
    expect(JSON.stringify(two.body)).toBe(JSON.stringify(one.body));
    expect((await fresh.store.ledgerHead()).size).toBe(before.size);
  });

  it('looks back as far as it is told, and makes no minutes up', async () => {
    const { body } = await replay(NEW_POLICY, { days: 1 });
    expect(body).toMatchObject({ cases: 0, cost: { kind: 'unknown' } });
  });

  it('counts what would be denied', async () => {
    const deny = NEW_POLICY.replace('require: { approvals: [3] }', 'deny: true');
    expect((await replay(deny)).body.shift).toMatchObject({ newlyDenied: 2, newlyReleased: 1 });
  });

  it.each([
    ['no YAML', 'version: [', ''],
    ['a key that is not there', `${NEW_POLICY}rulez: []\n`, 'rulez'],
    ['a condition that is none', NEW_POLICY.replace('t == 1', 't = = 1'), 'policy.yaml:7'],
    ['a person whom nobody knows', NEW_POLICY.replace('[3]', '[{ people: [nobody] }]'), 'nobody'],
  ])('is refused with its mistake: %s', async (_, policy, told) => {
    const { status, body } = await replay(policy);
    expect(status).toBe(422);
    expect(body.code).toBe('bad-policy');
    expect(body.message).toContain(told);
  });

  it('is not for whoever is not known', async () => {
    const response = await fetch(`${server.url}/api/policy/replay`, {
      method: 'POST',
      headers: { origin: server.url },
    });
    expect(response.status).toBe(401);
  });

  it('is told in Markdown in which no text of a change is markup', async () => {
    const text = renderReplayMarkdown((await replay(NEW_POLICY)).body);
    expect(text).toContain('| newly held | 1 | 1 |');
    expect(text).toContain('20 minutes more, at 10 minutes an approval (the median of 1)');
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('@everybody');
  });

  it('can be tried elsewhere: cases come one a line, to people alone', async () => {
    const exported = await sena.send<string>('GET', '/api/policy/replay/cases?days=30');
    const lines = exported.body.trim().split('\n');
    expect(
      lines.map((line) => (JSON.parse(line) as { case: { title: string } }).case.title),
    ).toEqual(['Change one', 'Change two', 'Change three']);
    expect((await server.machine().send('GET', '/api/policy/replay/cases')).status).toBe(403);
  });
});
