import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { installPlan } from '../../../src/cli/agents/install/plan.ts';
import { writeChanges } from '../../../src/cli/agents/install/write.ts';
import { launcherScript } from '../../../src/cli/agents/launcher/script.ts';
import { builtParts, GUARD_MAIN } from '../../../src/cli/agents/places.ts';
import type { AgentCli } from '../clis/types.ts';
import type { ScriptedModel } from '../model/server.ts';
import { promptFor } from '../model/steps.ts';
import { runAgent } from '../run-agent.ts';
import { makeStage } from '../stage.ts';
import type { LiveCase, LiveServer } from './types.ts';

export interface LiveSeen {
  readonly fault: string | null;
  readonly turns: number;
  readonly seconds: number;
  readonly output: string;
}

/** One agent through one case, with the built guard behind the launcher, in a home of its own. */
export async function runLive(
  cli: AgentCli,
  test: LiveCase,
  installed: string,
  model: ScriptedModel,
  server: LiveServer | null,
): Promise<LiveSeen> {
  const built = builtParts();
  if (built === null) throw new Error('nothing is built: run npm run build');
  const { top, stage, remove } = makeStage(cli, installed, model.port);
  const launcher = join(top, 'bin/holdpoint-hook');
  const bundle = join(built.guard, GUARD_MAIN);
  const script = launcherScript({ node: process.execPath, bundle, timeoutSeconds: 10 });
  writeFileSync(launcher, script, { mode: 0o755 });
  const state = join(stage.home, '.local/state/holdpoint');
  model.takeTurns();
  const told = await test.set({ cli, stage, model, top, state, launcher, server });
  try {
    cli.prepare(stage);
    const { home, workspace: projectRoot } = stage;
    const call = told.call ?? [launcher];
    writeChanges(installPlan(cli.host, { scope: 'user', launcher, call, home, projectRoot }));
    await cli.afterInstall?.(stage);
    const started = performance.now();
    const { output } = await runAgent(cli, stage, promptFor(told.steps));
    const seconds = (performance.now() - started) / 1000;
    const turns = model.takeTurns();
    const lines = (file: string) => linesIn(join(stage.workspace, file));
    const fault =
      turns.length === 0 ? 'the agent never spoke to the model' : told.faultIn({ turns, lines });
    return { fault, turns: turns.length, seconds, output };
  } finally {
    await told.end?.();
    remove();
  }
}

function linesIn(path: string): number {
  try {
    return readFileSync(path, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}
