import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { installPlan, uninstallPlan } from '../../src/cli/agents/install/plan.ts';
import { writeChanges } from '../../src/cli/agents/install/write.ts';
import { launcherScript } from '../../src/cli/agents/launcher/script.ts';
import { builtParts } from '../../src/cli/agents/places.ts';
import type { AgentCli } from './clis/types.ts';
import { MODES, REASON } from './fake-guard.ts';
import type { Mode } from './fake-guard.ts';
import type { ScriptedModel } from './model/server.ts';
import { promptFor } from './model/steps.ts';
import { runAgent } from './run-agent.ts';
import { makeStage } from './stage.ts';

export type Case = Mode | 'no-guard' | 'no-launcher' | 'client-alone' | 'managed';

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

/** One agent through one case of a guard that misbehaves, in a home and a workspace of its own. */
export async function runCase(
  cli: AgentCli,
  test: Case,
  installed: string,
  model: ScriptedModel,
): Promise<Seen> {
  const { top, stage, remove } = makeStage(cli, installed, model.port);
  try {
    const bundle = join(top, 'guard.mjs');
    const launcher = join(top, 'bin/holdpoint-hook');
    const memory = join(top, 'memory');
    const mode = JSON.stringify(MODES.find((one) => one === test) ?? 'deny');
    writeFileSync(
      bundle,
      `import { actAsGuard } from ${JSON.stringify(FAKE)};\nawait actAsGuard(${mode}, ${JSON.stringify(memory)});\n`,
    );
    const script = launcherScript({ node: process.execPath, bundle, timeoutSeconds: 5 });
    writeFileSync(launcher, script, { mode: 0o755 });
    cli.prepare(stage);
    const { home, workspace: projectRoot } = stage;
    const scope = test === 'managed' ? 'managed' : 'user';
    const call = test === 'client-alone' ? behindClient(top, launcher) : [launcher];
    const places = { scope, launcher, call, home, projectRoot } as const;
    if (scope === 'managed' && process.env[OWN_ETC] !== '1') throw new Error('/etc is not a copy');
    writeChanges(installPlan(cli.host, places));
    if (scope === 'managed') cli.switchOff?.(stage);
    else await cli.afterInstall?.(stage);
    if (test === 'no-guard') rmSync(bundle);
    if (test === 'no-launcher' || test === 'client-alone') rmSync(launcher);
    model.takeTurns();
    const marks = ['one.txt', 'two.txt'].map((name) => join(stage.workspace, name));
    // The same command twice, as an agent retries; each run adds a file.
    const command = `echo DANGER; if [ -e '${marks[0]}' ]; then touch '${marks[1]}'; else touch '${marks[0]}'; fi`;
    const step = { tool: cli.shellTool, input: cli.shellInput(command) };
    const started = performance.now();
    const ended = await runAgent(cli, stage, promptFor([step, step, { text: 'done' }]));
    const turns = model.takeTurns();
    if (scope === 'managed') writeChanges(uninstallPlan(cli.host, places));
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
    remove();
  }
}

/** The small client in front, with a socket at which nobody answers. */
function behindClient(top: string, launcher: string): readonly string[] {
  const client = join(top, 'bin/holdpoint-client');
  copyFileSync(builtParts()?.client ?? '', client);
  return [client, join(top, 'guard.sock'), launcher];
}
