import { describe, expect, it } from 'vitest';
import type { HeardDelivery } from '../../../../../engine/forge/types.ts';
import { hearWebhook } from './hear.ts';

const SECRET = 'a secret that only the hook knows';
const options = { id: 'gitlab.example.com', webhookSecret: SECRET };
const project = { path_with_namespace: 'acme/payments/shop' };
const user = { id: 7, username: 'ravi' };

function hear(body: unknown, headers: Readonly<Record<string, string>> = {}): HeardDelivery {
  const always = {
    'x-gitlab-token': SECRET,
    'x-gitlab-event': 'System Hook',
    'idempotency-key': 'key-12345678',
  };
  return hearWebhook(
    { headers: { ...always, ...headers }, body: Buffer.from(JSON.stringify(body)) },
    options,
  );
}

function events(body: unknown): unknown {
  const heard = hear(body);
  return heard.kind === 'heard' ? heard.events : heard.why;
}

const change = (attributes: object): object => ({
  object_kind: 'merge_request',
  project,
  user,
  object_attributes: { iid: 3, ...attributes },
});
const note = (attributes: object, by: object = user): object => ({
  object_kind: 'note',
  project,
  user: by,
  object_attributes: { noteable_type: 'MergeRequest', note: '/holdpoint explain', ...attributes },
  merge_request: { iid: 3 },
});
const ref = { forge: 'gitlab.example.com', repository: 'acme/payments/shop', number: 3 };
const by = { id: '7', login: 'ravi', kind: 'person' };

describe('hearing GitLab', () => {
  it.each([
    [change({ action: 'open' }), 'merge request open'],
    [change({ action: 'update', oldrev: 'a'.repeat(40) }), 'merge request pushed'],
    [change({ action: 'update' }), 'merge request update'],
    [change({ action: 'approved' }), 'merge request approved'],
    [change({ action: 'merge' }), 'merge request merge'],
  ])('hears what happened to a request', (body, cause) => {
    expect(events(body)).toEqual([{ kind: 'request', ref, cause, by }]);
  });

  it.each([
    [note({}), [{ kind: 'command', ref, text: 'explain', by }]],
    [note({ action: 'create' }), [{ kind: 'command', ref, text: 'explain', by }]],
    [note({ action: 'update' }), [{ kind: 'ignored', why: 'note changed' }]],
    [note({ system: true }), [{ kind: 'ignored', why: 'note of GitLab itself' }]],
    [
      note({ noteable_type: 'Issue' }),
      [{ kind: 'ignored', why: 'note on something other than a request' }],
    ],
    [
      note({}, { id: 8, username: 'project_12_bot_0a1b' }),
      [{ kind: 'ignored', why: 'note of no person (bot)' }],
    ],
    [
      note({}, { id: 9, username: 'ghost' }),
      [{ kind: 'ignored', why: 'note of no person (deleted)' }],
    ],
  ])('hears commands of people alone', (body, expected) => {
    expect(events(body)).toEqual(expected);
  });

  it.each([
    ['user_add_to_team', 'people'],
    ['group_rename', 'people'],
    ['user_remove_from_group', 'people'],
    ['project_create', 'repositories'],
    ['project_transfer', 'repositories'],
    ['repository_update', 'ignored'],
    ['__proto__', 'ignored'],
  ])('hears of %s as %s', (event_name, kind) => {
    expect(events({ event_name })).toMatchObject([{ kind }]);
  });

  it('ignores jobs, whatever they are of', () => {
    expect(events({ object_kind: 'build' })).toEqual([{ kind: 'ignored', why: 'event build' }]);
  });

  it.each([
    ['branch', { ref: 'refs/heads/a/b' }, { kind: 'push', branch: 'a/b', by }],
    ['tag', { ref: 'refs/tags/a' }, { kind: 'ignored' }],
    ['deletion', { ref: 'refs/heads/a', after: '0'.repeat(40) }, { kind: 'ignored' }],
  ])('hears the push of a %s', (_what, more, expected) => {
    const [before, after] = ['a'.repeat(40), 'b'.repeat(40)];
    const base = { object_kind: 'push', project, before, after, user_id: 7, user_username: 'ravi' };
    expect(events({ ...base, ...more })).toMatchObject([expected]);
  });

  it.each([
    [{ 'x-gitlab-token': '' }, 'no token'],
    [{ 'x-gitlab-token': `${SECRET}x` }, 'the token does not fit'],
    [{ 'idempotency-key': '' }, 'no id of the delivery'],
    [{ 'x-gitlab-event': '' }, 'no event is named'],
  ])('refuses %j', (headers, why) => {
    expect(hear(change({ action: 'open' }), headers)).toEqual({ kind: 'refused', why });
  });

  it('takes no empty secret for one', () => {
    const headers = { 'x-gitlab-token': '' };
    const body = Buffer.from('{}');
    expect(hearWebhook({ headers, body }, { ...options, webhookSecret: '' })).toMatchObject({
      kind: 'refused',
    });
  });

  it('takes the plain secret for nothing where webhooks are to be signed', () => {
    const signingToken = `whsec_${Buffer.from('some key').toString('base64')}`;
    const headers = { 'x-gitlab-token': SECRET, 'x-gitlab-event': 'Push Hook' };
    const heard = hearWebhook({ headers, body: Buffer.from('{}') }, { ...options, signingToken });
    expect(heard).toEqual({ kind: 'refused', why: 'no signature' });
  });

  it('tells apart what shares an event, where there is no key', () => {
    const shared = { 'idempotency-key': '', 'x-gitlab-event-uuid': 'event-12345678' };
    const idOf = (body: object): string => {
      const heard = hear(body, shared);
      return heard.kind === 'heard' ? heard.id : heard.why;
    };
    const [one, same, other] = ['open', 'open', 'close'].map((action) => idOf(change({ action })));
    expect([one === same, one === other]).toEqual([true, false]);
  });

  it.each(['acme', 'acme/../x', 'a/b c', '/a/b', 'a//b'])('refuses a project called %j', (name) => {
    const body = { ...change({ action: 'open' }), project: { path_with_namespace: name } };
    expect(hear(body).kind).toBe('refused');
  });
});
