/** Compiles the files in a repository into a snapshot. Loads YAML, schemas and CEL: seldom needed. */
import type { Catalog } from '../../../core/catalog/types.ts';
import { loadCatalog } from '../../../config/catalog/load.ts';
import { loadIncidents } from '../../../config/incidents/load.ts';
import { packageFile } from '../../../config/package-root.ts';
import { loadPolicy } from '../../../config/policy/load.ts';
import { allowsNothing } from '../../../config/snapshot/allows-nothing.ts';
import { storePolicy } from '../../../config/snapshot/compile.ts';
import { SNAPSHOT_FORMAT } from '../../../config/snapshot/types.ts';
import type { Snapshot } from '../../../config/snapshot/types.ts';
import type { OwnFiles } from './sources.ts';
import { sourceAt } from './sources.ts';

const NO_CATALOG: Catalog = { systems: [], people: [], teams: [], environments: [] };

/** Throws `ConfigError` with every mistake in the files. */
export async function compileHere(files: OwnFiles, version: string): Promise<Snapshot> {
  const defaults = packageFile('policies/default.yaml');
  const read = [defaults, files.policy, files.catalog, files.incidents].filter(
    (path) => path !== null,
  );
  // Looked at before they are read: a change in between makes the snapshot stale, never wrongly fresh.
  const sources = [...read, ...files.absent].map(sourceAt);
  const policy = await loadPolicy({ path: files.policy });
  return {
    format: SNAPSHOT_FORMAT,
    version,
    policy: storePolicy(policy),
    catalog: files.catalog === null ? NO_CATALOG : await loadCatalog([files.catalog]),
    incidents: files.incidents === null ? [] : await loadIncidents(files.incidents),
    grants: [],
    lessons: [],
    sources,
    allowsNothing: allowsNothing(policy),
    judgedBy: files.policy ?? 'the built-in policy',
  };
}
