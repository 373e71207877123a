/** Replays every drill the way `holdpoint drill` does. */
import { join } from 'node:path';
import process from 'node:process';
import { replay } from '../../src/cli/drill/replay.ts';
import type { Replayed } from '../../src/cli/drill/replay.ts';
import type { Sources } from '../../src/cli/assess/sources.ts';
import type { CliContext } from '../../src/cli/context.ts';
import type { Drill } from '../../src/config/drills/load.ts';
import { packageFile } from '../../src/config/package-root.ts';
import { loadPolicy } from '../../src/config/policy/load.ts';
import { compileCatalog } from '../../src/core/catalog/compile.ts';
import type { Catalog } from '../../src/core/catalog/types.ts';

export const DRILLS = packageFile('drills');
const NOW = '2026-03-12T09:00:00.000Z';

const NOBODY: Catalog = { systems: [], people: [], teams: [], environments: [] };

/** With no configuration of one's own, or with a policy and a catalog. */
export async function sourcesOf(
  policy: string | null = null,
  catalog: Catalog = NOBODY,
): Promise<Sources> {
  return {
    catalog: compileCatalog(catalog),
    policy: await loadPolicy({ path: policy }),
    incidents: [],
    judgedBy: { policy, catalogs: [], incidents: null, asOf: null, notYet: [] },
  };
}

export async function replayed(drill: Drill, sources: Sources): Promise<Replayed> {
  return replay(drill, sources, NOW, CONTEXT);
}

export function drillFile(drill: string, name: string): string {
  return join(DRILLS, drill, name);
}

const CONTEXT: CliContext = {
  cwd: DRILLS,
  env: {},
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => NOW,
  finish: () => undefined,
};
