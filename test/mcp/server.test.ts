/** The tools for agents, asked by the protocol's own client over standard input and output. */
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileHere } from '../../src/cli/guard/snapshot/compile-here.ts';
import { keepHold, keepRelease } from '../../src/cli/guard/holds/hold-files.ts';
import { writeStop } from '../../src/cli/guard/stop/stop-files.ts';
import { VERSION } from '../../src/cli/version.ts';
import { connect } from './support/client.ts';
import type { TestClient } from './support/client.ts';
import { makeWorkspace } from './support/workspace.ts';
import type { TestWorkspace } from './support/workspace.ts';

let folder: string;
let place: TestWorkspace;
let agent: TestClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-mcp-'));
  place = await makeWorkspace(folder);
  await symlink(join(folder, 'outside'), join(place.root, 'way-out'));
  agent = await connect(['mcp'], place);
});
afterAll(async () => {
  await agent.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the tools', () => {
  it('are seven, say that they only read, and have schemas both ways', async () => {
    const { tools } = await agent.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'assess_action',
      'assess_plan',
      'compare_candidates',
      'explain_hold',
      'recall_incidents',
      'zones',
      'lessons',
    ]);
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      expect(inputSchema.additionalProperties).toBe(false);
      expect(outputSchema?.type).toBe('object');
      expect(description?.length).toBeGreaterThan(80);
    }
  });

  it.each<readonly [string, Record<string, unknown>, RegExp]>([
    ['assess_action', {}, /^Give either command or tool\.$/],
    ['assess_action', { command: 'ls', tool: { server: 'a', name: 'b' } }, /^Give either/],
    ['assess_action', { command: 7 }, /^command: /],
    ['assess_action', { command: 'ls', more: 1 }, /more/],
    ['assess_action', { command: 'x'.repeat(100_001) }, /^command: /],
    ['assess_action', { command: 'ls', cwd: '/' }, /outside the workspace/],
    ['assess_action', { command: 'ls', cwd: 'way-out' }, /outside the workspace/],
    ['assess_plan', { path: '../outside/secret.sh' }, /outside the workspace/],
    ['assess_plan', { path: 'way-out/secret.sh' }, /outside the workspace/],
    ['assess_plan', { path: '/etc/passwd' }, /outside the workspace/],
    ['assess_plan', { path: 'nothing.json' }, /is not there/],
    ['assess_plan', { path: 'src' }, /is not a file/],
    ['assess_plan', { path: 'a\0b' }, /outside the workspace|is not there/],
    ['assess_plan', { text: '' }, /^text: /],
    ['compare_candidates', { candidates: [{ name: 'a', command: 'ls' }] }, /^candidates: /],
    [
      'compare_candidates',
      { candidates: ['a', 'a'].map((name) => ({ name, command: 'ls' })) },
      /Two candidates are called a/,
    ],
    [
      'compare_candidates',
      { candidates: ['a', 'b'].map((name) => ({ name, command: 'ls' })), constraints: ['loses('] },
      /is no condition/,
    ],
    ['compare_candidates', { candidates: [{ name: 'a' }, { name: 'b' }] }, /Candidate a: give one/],
    ['explain_hold', { ticket: '0123456789ab' }, /Nothing is held/],
    ['explain_hold', { ticket: '../../etc/passwd' }, /^ticket: /],
    ['recall_incidents', {}, /^Name paths/],
    ['zones', { paths: [] }, /^paths: /],
    ['zones', { paths: ['/etc/passwd'] }, /outside the workspace/],
    ['no_such_tool', {}, /There is no tool/],
  ])('%s refuses %j in one line', async (name, input, why) => {
    const { failed, text } = await agent.call(name, input);
    expect({ failed, text }).toMatchObject({ failed: true, text: expect.stringMatching(why) });
    expect(text).not.toMatch(/\n|at .*\.ts:/);
  });
});

describe('assess_action', () => {
  it.each([
    ['git status', 'allow'],
    ['echo "terraform destroy"', 'allow'],
    ['terraform destroy -auto-approve', 'hold'],
    ['rm -rf .git', 'hold'],
    ['rm -rf ~/.config/holdpoint .holdpoint', 'deny'],
  ])('says of %s: %s', async (command, outcome) => {
    const { failed, data, text } = await agent.call('assess_action', { command });
    expect({ failed, outcome: data['outcome'] }).toEqual({ failed: false, outcome });
    expect(text).toMatch(outcome === 'allow' ? /^Would pass/ : /^Would be (?:held|refused)/);
  });

  it('judges calls of tools, and leaves nothing behind', async () => {
    const tool = { server: 'github', name: 'delete_repository', arguments: { repo: 'a' } };
    const { data } = await agent.call('assess_action', { tool });
    expect(data).toMatchObject({ outcome: 'hold', effects: [{ verb: 'delete' }] });
    const { listHolds } = await import('../../src/cli/guard/holds/hold-files.ts');
    expect(listHolds(join(place.state, 'holds'))).toEqual([]);
  });

  it('tells nothing of files outside the workspace', async () => {
    for (const path of [
      '../outside/secret.sh',
      'way-out/secret.sh',
      join(folder, 'outside/secret.sh'),
    ]) {
      const { data, text } = await agent.call('assess_action', { command: `bash ${path}` });
      expect(data['outcome']).toBe('hold');
      expect(`${text}${JSON.stringify(data)}`).not.toContain('hunter2');
    }
    await writeFile(join(place.root, 'own.sh'), 'rm -rf .git\n');
    const own = await agent.call('assess_action', { command: 'bash own.sh' });
    expect(own.data['effects']).toMatchObject([{ verb: 'delete' }]);
  });

  it('masks secrets', async () => {
    const command = 'curl -X DELETE https://admin:hunter2@api.example/v1/users';
    const { data, text } = await agent.call('assess_action', { command });
    expect(`${text}${JSON.stringify(data)}`).not.toContain('hunter2');
  });

  it('says that a stop is in force', async () => {
    const stops = join(place.state, 'stop');
    const scope = { kind: 'agent', host: 'claude-code' } as const;
    writeStop(stops, { id: 's', scope, reason: 'Enough.', by: 'Ana', at: '' });
    try {
      const { data } = await agent.call('assess_action', { command: 'ls' });
      expect(data).toMatchObject({
        outcome: 'stop',
        message: expect.stringContaining('Ana: Enough.'),
      });
    } finally {
      await rm(stops, { recursive: true });
    }
  });
});

describe('assess_plan and compare_candidates', () => {
  it('read a file of the workspace, a text, and what a text takes the place of', async () => {
    const file = await agent.call('assess_plan', { path: 'drop.sql' });
    expect(file.data).toMatchObject({
      outcome: 'hold',
      effects: [{ verb: 'delete', address: 'ledger' }],
    });
    const text = await agent.call('assess_plan', {
      text: 'CREATE TABLE a (id int);',
      name: 'a.sql',
    });
    expect(text.data['effects']).toMatchObject([{ verb: 'create' }]);
    const manifest = (replicas: number) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec: { replicas: ${replicas} }\n`;
    const versions = { name: 'api.yaml', before: manifest(3), text: manifest(0) };
    const replaced = await agent.call('assess_plan', versions);
    expect(replaced.data['effects']).toMatchObject([{ verb: 'update' }]);
  });

  it('put the least harm first, and set aside what breaks a constraint', async () => {
    const candidates = [
      { name: 'drop', path: 'drop.sql' },
      { name: 'rename', text: 'ALTER TABLE ledger RENAME TO ledger_old;' },
      { name: 'look', command: 'psql -c "select 1"' },
    ];
    const { data } = await agent.call('compare_candidates', { candidates });
    const ranked = data['ranked'] as readonly { readonly name: string }[];
    expect(ranked[0]?.name).toBe('look');
    expect(ranked.at(-1)?.name).toBe('drop');
    const kept = await agent.call('compare_candidates', {
      candidates,
      constraints: ['losses.size() == 0'],
    });
    expect(kept.data['discarded']).toMatchObject([{ name: 'drop' }]);
  });
});

describe('what is known of places', () => {
  it('says zones, whose they are, and what this agent may do there', async () => {
    const { data, text } = await agent.call('zones', {
      paths: ['src/payments/a.ts', 'src/payments/readme.md', 'src/mail/send.ts', 'docs/new.md'],
    });
    expect(data['places']).toMatchObject([
      { zone: 'human-only', reason: 'Money moves here.' },
      { zone: 'free', reason: null },
      { zone: 'assisted', systems: ['mail'], owners: ['messages'] },
      { zone: 'free', systems: [] },
    ]);
    const [, , mail] = data['places'] as readonly { readonly autonomy: unknown }[];
    expect(mail?.autonomy).toContainEqual({ environment: 'test', level: 'observe' });
    expect(text).toContain('Only people work here. No agent changes anything. Money moves here.');
  });

  it.each([
    [{ paths: ['src/payments/x.ts'] }, 'the same place (src/payments/x.ts)'],
    [{ resources: ['table'] }, 'the same kind of resource (table)'],
    [
      { text: 'I will do a clean-up and drop the ledger' },
      'the same words (clean-up, drop, ledger)',
    ],
  ])('recalls an incident by %j', async (input, because) => {
    const { data } = await agent.call('recall_incidents', input);
    expect(data).toMatchObject({ incidents: [{ id: 'inc-1', because: [because] }], inAll: 1 });
  });

  it('recalls nothing that only shares a word', async () => {
    const { data } = await agent.call('recall_incidents', { text: 'add a table to the page' });
    expect(data['inAll']).toBe(0);
  });

  it('gives what is read as resources', async () => {
    const read = async (uri: string) => {
      const { contents } = await agent.client.readResource({ uri });
      const [first] = contents;
      return first !== undefined && 'text' in first ? first.text : '';
    };
    expect((await agent.client.listResources()).resources).toHaveLength(3);
    expect(await read('holdpoint://zones')).toContain('human-only: src/payments');
    expect(await read('holdpoint://zones/src%2Fpayments%2Fa.ts')).toContain('Money moves here.');
    expect(await read('holdpoint://zones/src/mail/x.ts')).toContain('Customers read');
    expect(await read('holdpoint://policy')).toContain('irreversible-production');
    expect(await read('holdpoint://lessons')).toBe('There are no lessons.');
    for (const uri of [
      'holdpoint://zones/../../etc',
      'holdpoint://x',
      'holdpoint://zones/%zz',
      'file:///etc/passwd',
    ]) {
      await expect(read(uri)).rejects.toThrow(
        /outside the workspace|no such resource|not well encoded/,
      );
    }
  });

  it('gives the lessons of a place', async () => {
    const other = await makeWorkspace(join(folder, 'other'));
    const files = { policy: null, catalog: null, incidents: null, absent: [] };
    const lesson = {
      id: 'additive',
      title: 'Additive',
      note: 'Add first.',
      paths: ['db/**'],
      systems: [],
    };
    const snapshot = { ...(await compileHere(files, VERSION, null)), lessons: [lesson] };
    await mkdir(join(other.state, 'snapshot'), { recursive: true });
    await writeFile(join(other.state, 'snapshot/server.json'), JSON.stringify(snapshot));
    const told = await connect(['mcp'], other);
    try {
      expect((await told.call('lessons', { paths: ['db/1.sql'] })).text).toBe(
        'additive, Additive: Add first.',
      );
      expect((await told.call('lessons', { paths: ['src/a.ts'] })).data).toMatchObject({
        inAll: 0,
      });
      expect((await told.call('lessons')).data).toMatchObject({ inAll: 1 });
    } finally {
      await told.close();
    }
  });
});

it('explains a hold, and sees that it was released', async () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  const holds = join(place.state, 'holds');
  keepHold(holds, {
    digest,
    headline: 'Deletes users.',
    message: 'It cannot be undone.',
    asked: 'drop table users',
    host: 'codex',
    session: '',
    cwd: place.root,
    operatorOnly: true,
    rules: ['irreversible-production'],
    at: '2026-01-01T00:00:00Z',
    caseId: null,
    url: null,
    agent: { tty: 0, own: [] },
  });
  const held = await agent.call('explain_hold', { ticket: 'abababababab' });
  expect(held.data).toMatchObject({
    state: 'held',
    what: 'Deletes users.',
    why: 'It cannot be undone.',
  });
  expect(held.text).toContain('holdpoint release abababababab');
  keepRelease(holds, { digest, by: 'ana', reason: '', at: '', until: '2099-01-01T00:00:00Z' });
  const after = await agent.call('explain_hold', { ticket: 'abababababab' });
  expect(after.data['state']).toBe('released by ana until 2099-01-01T00:00:00Z');
});
