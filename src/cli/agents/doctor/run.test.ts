import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../../context.ts';
import { installPlan } from '../install/plan.ts';
import { HOST_SETUPS } from '../install/registry.ts';
import { writeChanges } from '../install/write.ts';
import { launcherScript } from '../launcher/script.ts';
import { placesFor } from '../places.ts';
import { runDoctor } from './run.ts';
import type { Finding } from './types.ts';

let top = '';
beforeEach(() => {
  // Not below /tmp itself: every folder on the way counts, and there others may write.
  mkdirSync(join(process.cwd(), 'node_modules/.cache'), { recursive: true });
  top = mkdtempSync(join(process.cwd(), 'node_modules/.cache/holdpoint-doctor-'));
});
afterEach(() => rmSync(top, { recursive: true }));

/** A guard that judges by one word, in each host's own dialect; one file, since it is started a hundred times. */
const JUDGING = oneFile(`
import { readFileSync, writeSync } from 'node:fs';
import { hostNamed } from '../../../doors/agent/registry.ts';
const host = hostNamed(process.argv[3]);
const heard = host.hear(JSON.parse(readFileSync(0, 'utf8')));
const outcome = JSON.stringify(heard).includes('rm -rf') ? 'deny' : 'allow';
const said = host.say({ outcome, message: 'why', context: '' }, heard);
writeSync(1, \`HOLDPOINT 1 \${said.exitCode} \${said.stdout.length} \${said.stderr.length}\\n\${said.stdout}\${said.stderr}\`);
`);
const ALLOWING = `
import { readFileSync, writeSync } from 'node:fs';
readFileSync(0);
writeSync(1, 'HOLDPOINT 1 0 0 0\\n');
`;

function oneFile(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return outputFiles[0]?.text ?? '';
}

function doctor() {
  let out = '';
  const context = {
    cwd: join(top, 'repo'),
    env: { HOME: join(top, 'home'), PATH: process.env['PATH'] },
    stdout: { write: (text: string) => (out += text) },
  } as unknown as CliContext;
  mkdirSync(join(top, 'repo/.git'), { recursive: true });
  return {
    context,
    ask: async () => {
      out = '';
      const code = await runDoctor({ json: true, root: join(top, 'root') }, context);
      return { code, ...(JSON.parse(out) as { ok: boolean; findings: readonly Finding[] }) };
    },
  };
}

function install(host: string, guard: string, scope: 'user' | 'managed' = 'user') {
  const { context, ask } = doctor();
  const places = placesFor(scope, context, join(top, 'root'));
  const bundle = join(top, 'guard.mjs');
  writeFileSync(bundle, guard);
  mkdirSync(dirname(places.launcher), { recursive: true });
  const script = launcherScript({ node: process.execPath, bundle, timeoutSeconds: 10 });
  writeFileSync(places.launcher, script, { mode: 0o755 });
  writeChanges(installPlan(host, places));
  return { ...places, bundle, ask };
}

const statusOf = (findings: readonly Finding[], check: string) =>
  findings.find((finding) => finding.check === check)?.status;

it('says so when nobody is guarded', async () => {
  expect(await doctor().ask()).toMatchObject({ code: 10, ok: false, findings: [] });
});

describe.each(HOST_SETUPS.map(({ host }) => host))('%s', (host) => {
  it('is asked in its own words, and what it would make of the answers is known', async () => {
    const { ask } = install(host, JUDGING);
    const { findings } = await ask();
    for (const check of ['files', 'harmless', 'dangerous']) {
      expect([check, statusOf(findings, check)]).toEqual([check, 'ok']);
    }
  });

  it('is found out when the guard says yes to everything', async () => {
    const { ask } = install(host, ALLOWING);
    const { code, findings } = await ask();
    expect(code).toBe(10);
    expect(statusOf(findings, 'dangerous')).toBe('fault');
  });

  it('is found out when the guard is broken', async () => {
    const { code, findings } = await install(host, 'throw 1').ask();
    expect(code).toBe(10);
    expect(statusOf(findings, 'harmless')).toBe('fault');
    expect(statusOf(findings, 'dangerous')).toBe('ok');
  });
});

describe('what else is found', () => {
  it('is well when all is well', async () => {
    const { ask } = install('claude-code', JUDGING, 'managed');
    const { code, findings } = await ask();
    const bad = findings.filter(({ status }) => status === 'fault' || status === 'open');
    // Folders of this machine that others may write are found as well; they are not what is tested here.
    expect(bad.filter(({ evidence }) => evidence.startsWith(top))).toEqual([]);
    if (bad.length === 0) expect(code).toBe(0);
  });

  it('is a launcher that others may write, or that is gone', async () => {
    const { launcher, ask } = install('claude-code', JUDGING);
    chmodSync(launcher, 0o777);
    expect((await ask()).findings).toContainEqual(
      expect.objectContaining({ check: 'launcher', status: 'open', evidence: launcher }),
    );
    rmSync(launcher);
    expect(statusOf((await ask()).findings, 'launcher')).toBe('fault');
    expect(statusOf((await ask()).findings, 'harmless')).toBe('fault');
  });

  it('is a guard that is gone', async () => {
    const { bundle, ask } = install('claude-code', JUDGING);
    rmSync(bundle);
    expect((await ask()).findings).toContainEqual(
      expect.objectContaining({ check: 'launcher', status: 'fault', evidence: bundle }),
    );
  });

  it('is our part of the settings, changed', async () => {
    const { home, ask } = install('claude-code', JUDGING);
    const path = join(home, '.claude/settings.json');
    const [change] = installPlan('claude-code', placesFor('user', doctor().context));
    writeFileSync(path, (change?.after ?? '').replace('"block"', '"ignore"'));
    expect(statusOf((await ask()).findings, 'files')).toBe('fault');
  });

  it.each([
    [
      'claude-code',
      'repo/.claude/settings.local.json',
      '{"disableAllHooks":true}',
      'disableAllHooks',
    ],
    [
      'copilot',
      'repo/.github/copilot/settings.json',
      '{"disableAllHooks":true}',
      'disableAllHooks',
    ],
    [
      'gemini-cli',
      'repo/.gemini/settings.json',
      '{"hooksConfig":{"enabled":false}}',
      'hooksConfig.enabled',
    ],
    ['codex', 'home/.codex/config.toml', 'model = "x"\n', 'trust'],
    ['codex', 'home/.codex/config.toml', '[features]\nunified_exec = true\n', 'write_stdin'],
  ])('is the way round %s by %s', async (host, file, text, check) => {
    const { ask } = install(host, JUDGING);
    mkdirSync(dirname(join(top, file)), { recursive: true });
    writeFileSync(join(top, file), text);
    const { code, findings } = await ask();
    expect(code).toBe(10);
    expect(findings).toContainEqual(
      expect.objectContaining({ check, status: 'open', evidence: join(top, file) }),
    );
  });

  it('is no way round once an administrator has the last word', async () => {
    const { ask } = install('claude-code', JUDGING, 'managed');
    mkdirSync(join(top, 'repo/.claude'), { recursive: true });
    writeFileSync(join(top, 'repo/.claude/settings.json'), '{"disableAllHooks":true}');
    expect(statusOf((await ask()).findings, 'disableAllHooks')).toBeUndefined();
  });
});

describe('the machine', () => {
  it('is asked without a trace: nothing is written down for it', async () => {
    const { home, ask } = install('claude-code', JUDGING);
    const before = readdirSync(home, { recursive: true }).map(String).toSorted();
    await ask();
    expect(readdirSync(home, { recursive: true }).map(String).toSorted()).toEqual(before);
  });

  it('has rules, no server and no resident guard', async () => {
    const { findings } = await install('claude-code', JUDGING).ask();
    for (const check of ['resident guard', 'policy', 'server']) {
      expect([check, statusOf(findings, check)]).toEqual([check, 'ok']);
    }
  });

  it.each([
    ['guard.json', 'fault', 'etc/holdpoint/guard.json', '{"server"', 0o644],
    ['guard.json', 'fault', 'etc/holdpoint/guard.json', '{}', 0o600],
    [
      'server',
      'fault',
      'etc/holdpoint/guard.json',
      '{"server":"http://127.0.0.1:9","token":"t"}',
      0o644,
    ],
    ['policy', 'fault', 'etc/holdpoint/snapshot.json', '{"half', 0o644],
    ['stops', 'ok', 'etc/holdpoint/stop/one.json', '{"reason":"Enough.","by":"ana"}', 0o644],
  ])('%s is a matter of %s with %s: %s', async (check, status, file, text, mode) => {
    const { ask } = install('claude-code', JUDGING);
    const path = join(top, 'root', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
    expect((await ask()).findings).toContainEqual(expect.objectContaining({ check, status }));
  });

  it('has compiled code that only its owner may write', async () => {
    const { ask } = install('claude-code', JUDGING);
    mkdirSync(join(top, 'compiled'));
    expect(statusOf((await ask()).findings, 'compiled code')).toBe('ok');
    chmodSync(join(top, 'compiled'), 0o777);
    expect(statusOf((await ask()).findings, 'compiled code')).toBe('open');
  });

  it('has a resident guard only if that answers', async () => {
    const { places, ask } = behindClient();
    const [, socket = ''] = places.call;
    expect((await ask()).findings).toContainEqual(
      expect.objectContaining({ check: 'resident guard', status: 'ok', evidence: socket }),
    );
    mkdirSync(dirname(socket), { recursive: true });
    const deaf = createServer((line) => line.destroy());
    await new Promise<void>((resolve) => deaf.listen(socket, resolve));
    expect(statusOf((await ask()).findings, 'resident guard')).toBe('fault');
    await new Promise((resolve) => deaf.close(resolve));
  });
});

/** A client that, as ours, becomes the launcher where it finds nobody. */
function behindClient() {
  const { context, ask } = doctor();
  const managed = placesFor('managed', context, join(top, 'root'), true);
  mkdirSync(dirname(managed.launcher), { recursive: true });
  const [client = ''] = managed.call;
  writeFileSync(client, '#!/bin/sh\nexec "$2" "$3"\n', { mode: 0o755 });
  install('claude-code', JUDGING, 'managed');
  return { places: managed, ask };
}
