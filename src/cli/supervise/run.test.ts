import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliContext } from '../context.ts';
import { removeStop, writeStop } from '../guard/stop/stop-files.ts';
import type { StopScope } from '../guard/stop/stop-files.ts';
import { supervise } from './run.ts';
import type { SuperviseOptions } from './run.ts';

let folder: string;
let said: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervise-'));
  said = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLAIN: SuperviseOptions = { host: 'claude-code', grant: [], system: [] };

function context(env: Readonly<Record<string, string>> = {}): CliContext {
  return {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOLDPOINT_STATE: folder, ...env },
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: { write: (text: string) => (said += text) } as unknown as NodeJS.WriteStream,
    now: () => '2026-03-01T10:00:00Z',
    finish: () => undefined,
  };
}

const shell = (script: string, env: Readonly<Record<string, string>> = {}, options = PLAIN) =>
  supervise(['sh', '-c', script], options, context(env));
const stop = (scope: StopScope = { kind: 'all' }, id = 'a') =>
  writeStop(join(folder, 'stop'), { id, scope, reason: 'Enough.', by: 'june', at: '' });
const at = (name: string) => join(folder, name);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a supervised agent', () => {
  it.each([
    ['exit 0', 0],
    ['exit 7', 7],
    ['kill -9 $$', 137],
  ])('ends as it ends by itself: %s', async (script, code) => {
    expect(await shell(script)).toBe(code);
  });

  it('has no keys in its environment but those it was given', async () => {
    const env = { AWS_PROFILE: 'prod', GITHUB_TOKEN: 'x', OPENAI_API_KEY: 'y' };
    const granted = { ...PLAIN, grant: ['AWS_PROFILE'] };
    await shell(`env > ${at('env')}`, env, granted);
    const seen = readFileSync(at('env'), 'utf8');
    expect(seen).toContain('AWS_PROFILE=prod');
    expect(seen).toContain('OPENAI_API_KEY=y');
    expect(seen).not.toContain('GITHUB_TOKEN');
    expect(said).toContain('left out of its environment: GITHUB_TOKEN');
  });

  it('is ended by a stop with what it has started, and the stop is named', async () => {
    const running = shell(
      `(while :; do touch ${at('alive')}; sleep 0.02; done) & touch ${at('up')}; wait`,
    );
    await until(() => existsSync(at('up')));
    stop();
    expect(await running).toBe(20);
    expect(said).toContain('stopped by june: Enough.');
    rmSync(at('alive'), { force: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(existsSync(at('alive'))).toBe(false);
  });

  it('does not even start while a stop is in force', async () => {
    stop();
    expect(await shell(`touch ${at('ran')}`)).toBe(20);
    expect(existsSync(at('ran'))).toBe(false);
    expect(said).toContain('not started');
    removeStop(join(folder, 'stop'), 'a');
    expect(await shell(`touch ${at('ran')}`)).toBe(0);
  });

  it.each<[StopScope, number]>([
    [{ kind: 'agent', host: 'codex' }, 0],
    [{ kind: 'agent', host: 'claude-code' }, 20],
    [{ kind: 'system', system: 'checkout' }, 20],
    [{ kind: 'system', system: 'search' }, 0],
    [{ kind: 'repository', repository: 'git.test/other' }, 0],
  ])('is ended by a stop that is about it alone: %j', async (scope, code) => {
    stop(scope);
    expect(await shell('exit 0', {}, { ...PLAIN, system: ['checkout'] })).toBe(code);
  });

  it('is not waited for where there is no such program', async () => {
    const before = process.listenerCount('SIGTERM');
    const none = supervise(['no-such-program-here'], PLAIN, context());
    await expect(none).rejects.toThrow('there is no such program');
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
