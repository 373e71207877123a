import { compileCatalog } from '../../core/catalog/compile.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { Incident } from '../../core/memory/types.ts';
import type { Policy } from '../../core/policy/types.ts';
import type { CliContext } from '../context.ts';
import type { JudgedBy } from '../render/report.ts';
import { findFile } from './find-upwards.ts';
import type { JudgingOptions } from './options.ts';

/** What a change is judged with. */
export interface Sources {
  readonly catalog: CatalogIndex;
  readonly policy: Policy;
  readonly incidents: readonly Incident[];
  readonly judgedBy: JudgedBy;
}

/** Where each file is looked for when it is not named, in this order. */
export const USUAL_PLACES = {
  policy: ['.holdpoint/policy.yaml', 'policy.yaml'],
  catalog: ['.holdpoint/catalog.yaml', 'catalog.yaml'],
  incidents: ['.holdpoint/incidents.yaml', 'incidents.yaml'],
} as const;

const NO_CATALOG: Catalog = { systems: [], people: [], teams: [], environments: [] };

/** Which files to judge by: those named, else those in their usual places, else none. */
export function chooseSources(options: JudgingOptions, cwd: string): JudgedBy {
  const found = findFile(cwd, USUAL_PLACES.catalog);
  return {
    policy: options.policy ?? findFile(cwd, USUAL_PLACES.policy),
    catalogs: options.catalog ?? (found === null ? [] : [found]),
    incidents: options.incidents ?? findFile(cwd, USUAL_PLACES.incidents),
  };
}

/** Loads what a change is judged with. Throws a fault with a code on files that cannot be used. */
export async function loadSources(options: JudgingOptions, context: CliContext): Promise<Sources> {
  const judgedBy = chooseSources(options, context.cwd);
  const { policy, catalogs, incidents } = judgedBy;
  const [loadedCatalog, loadedPolicy, loadedIncidents] = await Promise.all([
    catalogs.length === 0
      ? NO_CATALOG
      : import('../../config/catalog/load.ts').then((m) => m.loadCatalog(catalogs)),
    import('../../config/policy/load.ts').then((m) => m.loadPolicy({ path: policy })),
    incidents === null
      ? []
      : import('../../config/incidents/load.ts').then((m) => m.loadIncidents(incidents)),
  ]);
  return {
    catalog: compileCatalog(loadedCatalog),
    policy: loadedPolicy,
    incidents: loadedIncidents,
    judgedBy,
  };
}
