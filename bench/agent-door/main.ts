/**
 * An agent's command judged before it runs: whole processes against bare Node and another guard that people
 * install, and decisions in one process. Needs a build. Run with `node bench/agent-door/main.ts`.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { launcherScript } from '../../src/cli/agents/launcher/script.ts';
import { milliseconds, row, type Figures } from '../measure.ts';
import { ALLOWED, callOf, DENIED, HELD } from './calls.ts';
import { benchDecisionsInProcess } from './decisions.ts';
import { race, type Contestant } from './processes.ts';
import { startResident } from './resident.ts';

const TURNS = 31;
const CALLS_OF_CLIENT = 500;
const BARE = 'bare Node, `node -e 0`';
const OTHER = '`cc-safety-net`, the same call';

const root = join(import.meta.dirname, '../..');

export async function benchAgentDoor(): Promise<readonly Figures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, HOLDPOINT_STATE: folder };
  try {
    const processes = await benchProcesses(folder, env);
    return [...processes, ...(await benchDecisionsInProcess(root, env))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchProcesses(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly Figures[]> {
  const node = process.execPath;
  const bundle = join(root, 'dist/guard/main.cjs');
  const other = join(root, 'node_modules/cc-safety-net/dist/bin/cc-safety-net.js');
  const launcher = join(folder, 'launcher');
  writeFileSync(launcher, launcherScript({ node, bundle, timeoutSeconds: 10 }), { mode: 0o755 });
  const contestant = (name: string, command: readonly string[], asked: string): Contestant => ({
    name,
    command,
    input: callOf(asked, root),
    env,
  });
  const guard = [node, bundle, 'hook', 'claude-code'];
  const theirs = [node, other, 'hook', '--claude-code'];
  const times = race(
    [
      contestant('bare', [node, '-e', '0'], ALLOWED),
      contestant('allow', guard, ALLOWED),
      contestant('deny', guard, DENIED),
      contestant('hold', guard, HELD),
      contestant('launched', [launcher, 'claude-code'], ALLOWED),
      contestant('their allow', theirs, ALLOWED),
      contestant('their deny', theirs, HELD),
    ],
    TURNS,
  );
  const time = (name: string) => times.get(name) ?? Number.NaN;
  const hook = (what: string) => `A command ${what}, the whole hook`;
  return [
    row(hook('allowed'), BARE, time('bare'), time('allow')),
    row(hook('denied'), BARE, time('bare'), time('deny')),
    row(hook('held'), BARE, time('bare'), time('hold')),
    row(hook('allowed'), OTHER, time('their allow'), time('allow')),
    row(hook('held'), OTHER, time('their deny'), time('hold')),
    row('The same allowed, by way of the launcher', BARE, time('bare'), time('launched')),
    ...(await benchClient(folder, launcher, env, time('bare'))),
  ];
}

/** With no C compiler there is no client. */
async function benchClient(
  folder: string,
  launcher: string,
  env: Readonly<Record<string, string>>,
  bare: number,
): Promise<readonly Figures[]> {
  const client = join(root, 'dist/guard/holdpoint-hook');
  if (!existsSync(client)) return [];
  const socket = join(folder, 'guard.sock');
  const resident = await startResident(root, socket, env);
  try {
    const command = [client, socket, launcher, 'claude-code'];
    const input = callOf(ALLOWED, root);
    const times = race([{ name: 'client', command, input, env }], CALLS_OF_CLIENT);
    const what = 'The same allowed, by the small client and a resident guard';
    return [row(what, BARE, bare, times.get('client') ?? Number.NaN)];
  } finally {
    resident.stop();
  }
}

if (import.meta.main) {
  for (const figures of await benchAgentDoor()) console.log(milliseconds(figures));
}
