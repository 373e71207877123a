import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPlan, uninstallPlan } from '../../src/cli/agents/install/plan.ts';
import { writeChanges } from '../../src/cli/agents/install/write.ts';
import { launcherScript } from '../../src/cli/agents/launcher/script.ts';
import type { AgentCli, Stage } from './clis/types.ts';
import { REASON } from './fake-guard.ts';
import type { Mode } from './fake-guard.ts';
import type { ScriptedModel } from './model/server.ts';
import { promptFor } from './model/steps.ts';

export type Case = Mode | 'no-guard' | 'no-launcher' | 'managed' | 'real-guard';

/** Tells that `/etc` is a copy that this process alone sees, into which a managed hook may be put. */
export const OWN_ETC = 'HOLDPOINT_TEST_OWN_ETC';

/** What was seen of one case. */
export interface Seen {
  /** How many of the two dangerous calls ran. */
  readonly ran: number;
  /** Turns of the model; three are a whole script. */
  readonly turns: number;
  /** Whether the model was told the reason. */
  readonly told: boolean;
  readonly heard: boolean;
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly output: string;
}

const FAKE = new URL('fake-guard.ts', import.meta.url).href;
const REAL = [
  new URL('../../dist/cli/guard.js', import.meta.url),
  new URL('../../src/cli/guard/main.ts', import.meta.url),
].map((url) => fileURLToPath(url));
const FAKED: ReadonlySet<string> = new Set([
  'allow',
  'ask',
  'hold',
  'deny',
  'stop',
  'retry',
  'crash',
  'hang',
  'kill',
  'garbage',
  'short',
]);
const LONGEST_MS = 90_000;

/** One agent through one case, in a home and a workspace of its own. */
export async function runCase(
  cli: AgentCli,
  test: Case,
  installed: string,
  model: ScriptedModel,
): Promise<Seen> {
  const top = mkdtempSync(join(tmpdir(), `holdpoint-${cli.host}-`));
  const stage: Stage = {
    home: join(top, 'home'),
    workspace: join(top, 'repo'),
    installed,
    port: model.port,
  };
  for (const folder of [stage.home, stage.workspace]) mkdirSync(folder);
  try {
    const fake = join(top, 'guard.mjs');
    const isReal = test === 'real-guard';
    const bundle = isReal ? (REAL.find((path) => existsSync(path)) ?? fake) : fake;
    const launcher = join(top, 'bin/holdpoint-hook');
    const memory = join(top, 'memory');
    mkdirSync(join(top, 'bin'));
    const isOwn = FAKED.has(test);
    const mode = JSON.stringify(isOwn ? test : 'deny');
    writeFileSync(
      fake,
      `import { actAsGuard } from ${JSON.stringify(FAKE)};\nawait actAsGuard(${mode}, ${JSON.stringify(memory)});\n`,
    );
    const script = launcherScript({ node: process.execPath, bundle, timeoutSeconds: 5 });
    writeFileSync(launcher, script, { mode: 0o755 });
    cli.prepare(stage);
    const { home, workspace: projectRoot } = stage;
    const scope = test === 'managed' ? 'managed' : 'user';
    const places = { scope, launcher, home, projectRoot } as const;
    if (scope === 'managed' && process.env[OWN_ETC] !== '1') throw new Error('/etc is not a copy');
    writeChanges(installPlan(cli.host, places));
    if (scope === 'managed') cli.switchOff?.(stage);
    else await cli.afterInstall?.(stage);
    if (test === 'no-guard') rmSync(fake);
    if (test === 'no-launcher') rmSync(launcher);
    model.takeTurns();
    const marks = ['one.txt', 'two.txt'].map((name) => join(stage.workspace, name));
    // The same command twice, as an agent retries; each run adds a file.
    const command = `echo DANGER; if [ -e '${marks[0]}' ]; then touch '${marks[1]}'; else touch '${marks[0]}'; fi`;
    // With the real guard: one call that nobody minds, then one that is held wherever it would run.
    const commands = isReal
      ? [`touch '${marks[0]}'`, `touch '${marks[1]}'; terraform destroy -auto-approve`]
      : [command, command];
    const calls = commands.map((text) => ({ tool: cli.shellTool, input: cli.shellInput(text) }));
    const started = performance.now();
    const ended = await runCli(cli, stage, promptFor([...calls, { text: 'done' }]));
    const turns = model.takeTurns();
    if (scope === 'managed') writeChanges(uninstallPlan(cli.host, places));
    return {
      ran: marks.filter((path) => existsSync(path)).length,
      turns: turns.length,
      told: turns.some((text) => text.includes(isReal ? 'Holdpoint' : REASON)),
      heard:
        existsSync(`${memory}.seen`) && readFileSync(`${memory}.seen`, 'utf8').includes('DANGER'),
      seconds: (performance.now() - started) / 1000,
      ...ended,
    };
  } finally {
    rmSync(top, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends the whole process group, so that nothing of a hanging agent stays behind. */
function runCli(
  cli: AgentCli,
  stage: Stage,
  prompt: string,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(stage.installed, 'node_modules/.bin', cli.binary), cli.args(prompt), {
      cwd: stage.workspace,
      env: {
        PATH: process.env['PATH'],
        HOME: stage.home,
        LANG: 'C.UTF-8',
        ...cli.env(stage),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output = `${output}${piece.toString()}`.slice(-20_000);
      });
    }
    const killer = setTimeout(() => endGroup(child.pid), LONGEST_MS);
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      clearTimeout(killer);
      endGroup(child.pid);
      resolve({ exitCode, output });
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
