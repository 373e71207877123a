import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { installPlan } from '../../src/cli/agents/install/plan.ts';
import { writeChanges } from '../../src/cli/agents/install/write.ts';
import { launcherScript } from '../../src/cli/agents/launcher/script.ts';
import type { AgentCli, Stage } from './clis/types.ts';
import { REASON } from './fake-guard.ts';
import type { Mode } from './fake-guard.ts';
import type { ScriptedModel } from './model/server.ts';
import { promptFor } from './model/steps.ts';

export type Case = Mode | 'no-guard' | 'no-launcher';

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
    const bundle = join(top, 'guard.mjs');
    const launcher = join(top, 'bin/holdpoint-hook');
    const memory = join(top, 'memory');
    mkdirSync(join(top, 'bin'));
    const mode = JSON.stringify(test === 'no-guard' || test === 'no-launcher' ? 'deny' : test);
    writeFileSync(
      bundle,
      `import { actAsGuard } from ${JSON.stringify(FAKE)};\nawait actAsGuard(${mode}, ${JSON.stringify(memory)});\n`,
    );
    const script = launcherScript({ node: process.execPath, bundle, timeoutSeconds: 5 });
    writeFileSync(launcher, script, { mode: 0o755 });
    cli.prepare(stage);
    const { home, workspace: projectRoot } = stage;
    writeChanges(installPlan(cli.host, { scope: 'user', launcher, home, projectRoot }));
    await cli.afterInstall?.(stage);
    if (test === 'no-guard') rmSync(bundle);
    if (test === 'no-launcher') rmSync(launcher);
    model.takeTurns();
    const marks = ['one.txt', 'two.txt'].map((name) => join(stage.workspace, name));
    // The same command twice, as an agent retries; each run adds a file.
    const command = `echo DANGER; if [ -e '${marks[0]}' ]; then touch '${marks[1]}'; else touch '${marks[0]}'; fi`;
    const call = { tool: cli.shellTool, input: cli.shellInput(command) };
    const started = performance.now();
    const ended = await runCli(cli, stage, promptFor([call, call, { text: 'done' }]));
    const turns = model.takeTurns();
    return {
      ran: marks.filter((path) => existsSync(path)).length,
      turns: turns.length,
      told: turns.some((text) => text.includes(REASON)),
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
