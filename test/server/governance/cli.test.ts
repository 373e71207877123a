import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { buildProgram } from '../../../src/cli/program.ts';
import type { ReplayReport } from '../../../src/engine/governance/replay/types.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { governedWorld, signed, wikiChange } from '../support/governed.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let folder: string;
let pia: Awaited<ReturnType<typeof withPasskey>>;
let sena: Browser;
let said: string;
let exitCode: number | null;

beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store, { world: governedWorld() });
  pia = await withPasskey(server, 'pia');
  sena = await server.browser('sena');
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-governance-'));
  for (const change of [destructive(), wikiChange()]) {
    const slot = change.digest;
    await server
      .machine()
      .submit(submissionOf(change, { slot, title: `Change ${slot.slice(7, 11)}` }));
  }
  server.time.pass(3_600_000);
});
beforeEach(() => {
  [said, exitCode] = ['', null];
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command in this process; resolves to its exit code, rejects with its fault. */
async function holdpoint(line: readonly string[], env?: CliContext['env']): Promise<number | null> {
  const stream = { write: (text: string) => ((said += text), true), columns: 100, writable: true };
  const context: CliContext = {
    cwd: folder,
    env: env ?? { HOLDPOINT_SERVER: server.url, HOLDPOINT_TOKEN: TOKEN },
    stdin: {} as NodeJS.ReadStream,
    stdout: stream as unknown as NodeJS.WriteStream,
    stderr: stream as unknown as NodeJS.WriteStream,
    now: () => server.time.clock.now(),
    finish: (code) => (exitCode = code),
  };
  await buildProgram(context).parseAsync([...line], { from: 'user' });
  return exitCode;
}

const START =
  'directive start tier-1-reset --scope tier=1 --for 90d --require two-reviewers,director-audit'
    .split(' ')
    .concat('--reason', 'Six hours without orders.');

describe('holdpoint directive', () => {
  it('proposes, and says where a person signs it', async () => {
    expect(await holdpoint(START)).toBe(0);
    expect(said).toContain('tier-1-reset  proposed: it binds nobody until it is signed');
    expect(said).toContain('asks for two people who had no hand in it and a look by a director');
    expect(said).toContain(`Sign it at ${server.url}/directives/tier-1-reset`);
    await holdpoint(['directive', 'show', 'tier-1-reset']);
    expect(said).toContain('where effect.tiers.exists(t, t in [1])');
  });

  it('lists it in force once it is signed, extends, ends and reports', async () => {
    const found = await fresh.store.governance.findDirective('tier-1-reset');
    const [act] = await fresh.store.governance.actsOf(found?.id ?? '');
    const path = `/api/directives/tier-1-reset/acts/${act?.id}`;
    await signed(
      pia.browser,
      pia.authenticator,
      { path: `${path}/challenge` },
      { path: `${path}/sign` },
    );
    await holdpoint(['directive', 'list']);
    expect(said).toContain('90 days left');
    expect(said).toContain('signed by Pia (principal)');
    const why = ['--reason', 'The standards are not written yet.'];
    await holdpoint(['directive', 'extend', 'tier-1-reset', '--for', '30d', ...why]);
    expect(said).toContain('extension to');
    await holdpoint(['directive', 'end', 'tier-1-reset', ...why]);
    expect(said).toContain('early end, proposed by ci, not signed yet');
    said = '';
    await holdpoint(['directive', 'report', 'tier-1-reset']);
    expect(said).toContain('## tier\\-1\\-reset');
    said = '';
    await holdpoint(['directive', 'report', 'tier-1-reset', '--format', 'json']);
    expect(JSON.parse(said)).toMatchObject({ name: 'tier-1-reset', isOver: false });
  });

  it.each<[string, readonly string[], string]>([
    ['a scope of another kind', [...START, '--scope', 'team=payments'], '--scope team=payments'],
    ['a tier that is not there', [...START, '--scope', 'tier=5'], '--scope tier=5'],
    ['no end', START.filter((word) => word !== '--for' && word !== '90d'), 'has an end'],
    ['a length that is none', START.map((word) => (word === '90d' ? 'soon' : word)), '--for'],
    ['a wish', START.map((word) => (word.startsWith('two-') ? 'wishes' : word)), '--require'],
    [
      'a reason too short to be one',
      [...START.slice(0, -1), 'It broke'],
      '--reason: must have at least 10',
    ],
    ['a name that is taken', START, 'There is a directive tier-1-reset already'],
    ['one that nobody knows', ['directive', 'report', 'unknown'], 'no directive unknown'],
  ])('says what is wrong with %s', async (_, line, message) => {
    await expect(holdpoint(line)).rejects.toMatchObject({
      code: 'HOLDPOINT_USAGE',
      message: expect.stringContaining(message),
    });
  });
});

describe('holdpoint exception list', () => {
  it('says who asked for what', async () => {
    await holdpoint(['exception', 'list']);
    expect(said).toBe('Nobody has asked for an exception.\n');
    const ends = new Date(Date.parse(server.time.clock.now()) + 3_600_000).toISOString();
    await sena.send('POST', '/api/exceptions', {
      rules: ['irreversible'],
      scope: { kind: 'systems', systems: ['wiki'] },
      reason: 'The wiki moves tonight.',
      ends,
    });
    said = '';
    expect(await holdpoint(['exception', 'list'])).toBe(0);
    expect(said).toContain('asked: irreversible on wiki, asked for by Sena');
    expect(said).toContain('0 in force, 1 asked for, 0 to review, 0 late');
  });
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

describe('holdpoint policy replay', () => {
  const proposed = async () => {
    const file = join(folder, 'new.yaml');
    await writeFile(file, NEW_POLICY);
    return ['policy', 'replay', '--policy', file];
  };

  it('tells what the policy would have done, as a table, as JSON, as Markdown', async () => {
    const line = await proposed();
    expect(await holdpoint(line)).toBe(0);
    expect(said).toMatch(/no longer held +1 +0/);
    said = '';
    await holdpoint([...line, '--format', 'markdown']);
    expect(said).toContain('| no longer held | 1 | 0 |');
    said = '';
    await holdpoint([...line, '--format', 'json']);
    expect(JSON.parse(said)).toMatchObject({ cases: 2, cost: { kind: 'unknown' } });
  });

  it('works on an export without a server', async () => {
    const line = await proposed();
    const exported = await sena.send<string>('GET', '/api/policy/replay/cases');
    const cases = join(folder, 'cases.jsonl');
    await writeFile(cases, exported.body);
    const catalog = join(folder, 'catalog.yaml');
    await writeFile(catalog, 'version: 1\n');
    const offline = [...line, '--cases', cases, '--catalog', catalog, '--format', 'json'];
    expect(await holdpoint(offline, {})).toBe(0);
    const report = JSON.parse(said) as ReplayReport;
    expect(report).toMatchObject({ cases: 2, shift: { newlyReleased: 1 } });
    said = '';
    await writeFile(cases, `${exported.body}{"case":{}}\n`);
    await expect(holdpoint(offline, {})).rejects.toMatchObject({
      code: 'HOLDPOINT_USAGE',
      message: expect.stringContaining('line 3: no case'),
    });
    await rm(cases);
    await expect(holdpoint(offline, {})).rejects.toMatchObject({
      message: expect.stringContaining('cannot be read'),
    });
  });

  it('says what is wrong', async () => {
    const line = await proposed();
    await expect(holdpoint([...line, '--since', 'ever'])).rejects.toMatchObject({
      message: expect.stringContaining('--since ever'),
    });
    const file = join(folder, 'bad.yaml');
    await writeFile(file, `${NEW_POLICY}rulez: []\n`);
    await expect(holdpoint(['policy', 'replay', '--policy', file])).rejects.toMatchObject({
      code: 'HOLDPOINT_USAGE',
      message: expect.stringContaining('rulez'),
    });
  });
});
