import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentCli, Stage } from './clis/types.ts';

/** A stage, and the folder that goes away with it. */
export interface OwnStage {
  readonly top: string;
  readonly stage: Stage;
  readonly remove: () => void;
}

/** A home and a workspace of their own for one run. */
export function makeStage(cli: AgentCli, installed: string, port: number): OwnStage {
  const top = mkdtempSync(join(tmpdir(), `holdpoint-${cli.host}-`));
  const stage = { home: join(top, 'home'), workspace: join(top, 'repo'), installed, port };
  for (const folder of [stage.home, stage.workspace, join(top, 'bin')]) mkdirSync(folder);
  const remove = () => rmSync(top, { recursive: true, force: true, maxRetries: 5 });
  return { top, stage, remove };
}
