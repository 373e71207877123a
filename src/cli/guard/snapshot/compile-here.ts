/** Compiles the files in a repository into a snapshot. Loads YAML, schemas and CEL: seldom needed. */
import { statSync } from 'node:fs';
import type { Catalog } from '../../../core/catalog/types.ts';
import { loadCatalog } from '../../../config/catalog/load.ts';
import { loadIncidents } from '../../../config/incidents/load.ts';
import { packageFile } from '../../../config/package-root.ts';
import { loadPolicy } from '../../../config/policy/load.ts';
import { allowsNothing } from '../../../config/snapshot/allows-nothing.ts';
import { storePolicy } from '../../../config/snapshot/compile.ts';
import { SNAPSHOT_FORMAT } from '../../../config/snapshot/types.ts';
import type { Snapshot } from '../../../config/snapshot/types.ts';
import type { Places } from '../places.ts';
import type { OwnFiles } from './sources.ts';
import { sourceAt } from './sources.ts';
import { isTrusted, trustFile } from './trust.ts';

const NO_CATALOG: Catalog = { systems: [], people: [], teams: [], environments: [] };

/**
 * Throws `ConfigError` with every mistake in the files. `trustedBy` says where people vouch for files; what
 * nobody has vouched for only adds.
 */
export async function compileHere(
  files: OwnFiles,
  version: string,
  trustedBy: Places | null,
): Promise<Snapshot> {
  const defaults = packageFile('policies/default.yaml');
  const read = [defaults, files.policy, files.catalog, files.incidents].filter(
    (path) => path !== null,
  );
  for (const path of read) {
    // A pipe would be waited for without end.
    if (!statSync(path).isFile()) throw new Error(`${path}: it is no plain file`);
  }
  // Looked at before they are read: a change in between makes the snapshot stale, never wrongly fresh.
  const trusts = trustedBy === null ? [] : [trustFile(trustedBy)];
  const sources = [...read, ...files.absent, ...trusts].map(sourceAt);
  const vouchedFor = (path: string) => trustedBy !== null && isTrusted(trustedBy, path);
  const onlyAdds = files.policy !== null && !vouchedFor(files.policy);
  const policy = await loadPolicy({ path: files.policy, onlyAdds });
  return {
    format: SNAPSHOT_FORMAT,
    version,
    policy: storePolicy(policy),
    catalog: files.catalog === null ? NO_CATALOG : await catalogOf(files.catalog, vouchedFor),
    incidents: files.incidents === null ? [] : await loadIncidents(files.incidents),
    grants: [],
    lessons: [],
    sources,
    allowsNothing: allowsNothing(policy),
    judgedBy: judgedBy(files.policy, onlyAdds),
  };
}

/** That an environment is harmless is believed only of a catalog that somebody has vouched for. */
async function catalogOf(path: string, vouchedFor: (path: string) => boolean): Promise<Catalog> {
  const catalog = await loadCatalog([path]);
  if (vouchedFor(path)) return catalog;
  const environments = catalog.environments.filter(({ kind }) => kind === 'production');
  return { ...catalog, environments };
}

function judgedBy(policy: string | null, onlyAdds: boolean): string {
  if (policy === null) return 'the built-in policy';
  return onlyAdds ? `the built-in policy and what ${policy} adds to it` : policy;
}
