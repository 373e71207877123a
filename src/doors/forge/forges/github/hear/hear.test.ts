import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HeardDelivery } from '../../../../../engine/forge/types.ts';
import { hearWebhook } from './hear.ts';

const OPTIONS = { id: 'github.com', appId: 7, webhookSecret: 'secret' };
const SHA = 'a'.repeat(40);
const BASE = 'b'.repeat(40);
const repository = { full_name: 'acme/shop' };
const sender = { id: 1, login: 'mary', type: 'User' };
const ref = { forge: 'github.com', repository: 'acme/shop', number: 12 };

function hear(event: string, payload: unknown, id = '12345678-abcd'): HeardDelivery {
  const body = Buffer.from(JSON.stringify(payload));
  const signature = createHmac('sha256', 'secret').update(body).digest('hex');
  const headers = {
    'x-github-event': event,
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${signature}`,
  };
  return hearWebhook({ headers, body }, OPTIONS);
}

function eventsOf(heard: HeardDelivery): unknown {
  return heard.kind === 'heard' ? heard.events : heard;
}

const pull = (action: string) => ({ action, repository, sender, pull_request: { number: 12 } });
const comment = (given: object) => ({
  action: 'created',
  repository,
  sender,
  issue: { number: 12, pull_request: {} },
  comment: { body: '/holdpoint explain', user: sender, performed_via_github_app: null },
  ...given,
});
const check = (app: number) => ({
  action: 'rerequested',
  repository,
  sender,
  check_run: { head_sha: SHA, app: { id: app } },
  check_suite: { head_sha: SHA, app: { id: app } },
});
const pushed = { ref: 'refs/heads/main', before: BASE, after: SHA, forced: false, deleted: false };
const group = {
  head_sha: SHA,
  head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${BASE}`,
  base_sha: BASE,
  base_ref: 'refs/heads/main',
};

describe('what is heard', () => {
  it.each([
    'opened',
    'synchronize',
    'reopened',
    'closed',
    'edited',
    'labeled',
    'unlabeled',
    'ready_for_review',
    'converted_to_draft',
  ])('a request: %s', (action) => {
    expect(eventsOf(hear('pull_request', pull(action)))).toEqual([
      {
        kind: 'request',
        ref,
        cause: `request ${action}`,
        by: { id: '1', login: 'mary', kind: 'person' },
      },
    ]);
  });

  it.each(['submitted', 'edited', 'dismissed'])('a review: %s', (action) => {
    expect(eventsOf(hear('pull_request_review', pull(action)))).toMatchObject([
      { kind: 'request', ref, cause: `review ${action}` },
    ]);
  });

  it('a push', () => {
    expect(eventsOf(hear('push', { ...pushed, repository, sender }))).toMatchObject([
      { kind: 'push', repository: 'acme/shop', branch: 'main', before: BASE, after: SHA },
    ]);
  });

  it('a group of the merge queue', () => {
    const payload = { action: 'checks_requested', repository, merge_group: group };
    expect(eventsOf(hear('merge_group', payload))).toEqual([
      {
        kind: 'merge-group',
        repository: 'acme/shop',
        baseBranch: 'main',
        base: BASE,
        head: SHA,
        numbers: [12],
      },
    ]);
  });

  it.each(['check_run', 'check_suite'])('our %s asked for again', (event) => {
    expect(eventsOf(hear(event, check(7)))).toEqual([
      { kind: 'rerun', repository: 'acme/shop', commit: SHA },
    ]);
  });

  it.each([
    ['installation', 'repositories'],
    ['installation_repositories', 'repositories'],
    ['membership', 'people'],
    ['team', 'people'],
    ['member', 'people'],
  ])('%s', (event, kind) => {
    expect(eventsOf(hear(event, { action: 'added' }))).toEqual([{ kind }]);
  });
});

describe('what is ignored', () => {
  const by = (user: unknown) => ({ body: '/holdpoint explain', user });
  it.each<[string, string, unknown]>([
    ['an event that no list knows', 'star', {}],
    ['an event with an odd name', 'x\ny', {}],
    ['an assignment', 'pull_request', pull('assigned')],
    ['a tag', 'push', { ...pushed, ref: 'refs/tags/v1', repository, sender }],
    ['a deleted branch', 'push', { ...pushed, deleted: true, repository, sender }],
    ['a branch of the queue', 'push', { ...pushed, ref: group.head_ref, repository, sender }],
    [
      'a group that is gone',
      'merge_group',
      { action: 'destroyed', repository, merge_group: group },
    ],
    ['a check of another App', 'check_run', check(8)],
    ['a comment that was edited', 'issue_comment', comment({ action: 'edited' })],
    ['a comment on an issue', 'issue_comment', comment({ issue: { number: 12 } })],
    [
      'a comment of a bot',
      'issue_comment',
      comment({ comment: by({ id: 2, login: 'b[bot]', type: 'Bot' }) }),
    ],
    ['a comment of nobody', 'issue_comment', comment({ comment: by(null) })],
    [
      'a comment that an App made for somebody',
      'issue_comment',
      comment({ comment: { ...by(sender), performed_via_github_app: { id: 3 } } }),
    ],
    [
      'a comment without a command',
      'issue_comment',
      comment({ comment: { body: 'Hi', user: sender } }),
    ],
  ])('%s', (_what, event, payload) => {
    expect(eventsOf(hear(event, payload))).toMatchObject([{ kind: 'ignored' }]);
  });
});

describe('what is refused', () => {
  it.each<[string, string, unknown]>([
    [
      'a repository that leads elsewhere',
      'pull_request',
      { ...pull('opened'), repository: { full_name: 'a/../b' } },
    ],
    [
      'a number that is none',
      'pull_request',
      { ...pull('opened'), pull_request: { number: '12' } },
    ],
    ['a commit that is none', 'push', { ...pushed, after: 'HEAD', repository, sender }],
    ['a body of another event', 'push', pull('opened')],
    ['no object', 'pull_request', []],
  ])('%s', (_what, event, payload) => {
    expect(hear(event, payload).kind).toBe('refused');
  });

  it('a delivery without an id', () => {
    expect(hear('pull_request', pull('opened'), '').kind).toBe('refused');
    expect(hear('pull_request', pull('opened'), 'a b c d e f g').kind).toBe('refused');
  });

  it('everything, where no secret is set', () => {
    const body = Buffer.from('{}');
    const signature = createHmac('sha256', '').update(body).digest('hex');
    const headers = {
      'x-hub-signature-256': `sha256=${signature}`,
      'x-github-delivery': '12345678',
    };
    const heard = hearWebhook({ headers, body }, { ...OPTIONS, webhookSecret: '' });
    expect(heard.kind).toBe('refused');
  });
});
