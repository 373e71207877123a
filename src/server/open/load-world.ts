import { loadCatalog } from '../../config/catalog/load.ts';
import { loadIncidents } from '../../config/incidents/load.ts';
import { loadPolicy } from '../../config/policy/load.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { World } from '../../engine/engine.ts';

/** Where an organisation says what it is. */
export interface WorldFiles {
  /** Catalog files and directories. */
  readonly catalogs: readonly string[];
  /** policy.yaml, or null to go by the default policy alone. */
  readonly policy: string | null;
  readonly incidents: string | null;
}

/** Loads what changes are judged by. Throws `ConfigError` with every mistake found. */
export async function loadWorld(files: WorldFiles): Promise<World> {
  const [catalog, policy, incidents] = await Promise.all([
    loadCatalog(files.catalogs),
    loadPolicy({ path: files.policy }),
    files.incidents === null ? [] : loadIncidents(files.incidents),
  ]);
  return { catalog: compileCatalog(catalog), policy, incidents };
}
