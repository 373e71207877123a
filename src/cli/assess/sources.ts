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

/**
 * Loads what a change is judged with: files that were named, else those in their usual places, else
 * the built-in policy and an empty catalog. For commits, `base` is the commit before them: policy and
 * catalog are then taken from there. Throws a fault with a code on files that cannot be used.
 */
export async function loadSources(
  options: JudgingOptions,
  context: CliContext,
  base: string | null = null,
): Promise<Sources> {
  const [catalog, policy, incidents] = await Promise.all([
    loadCatalogs(options, context.cwd, base),
    loadRules(options, context.cwd, base),
    loadMemory(options, context.cwd),
  ]);
  return {
    catalog: compileCatalog(catalog.value),
    policy: policy.value,
    incidents: incidents.value,
    judgedBy: {
      policy: policy.names[0] ?? null,
      catalogs: catalog.names,
      incidents: incidents.names[0] ?? null,
      asOf: policy.fromBase || catalog.fromBase ? base : null,
      notYet: [
        ...notYet(policy, 'policy', context.cwd),
        ...notYet(catalog, 'catalog', context.cwd),
      ],
    },
  };
}

/** A file that the change itself brings is not what it is judged by, and people should know. */
function notYet(
  { fromBase, names }: Loaded<unknown>,
  kind: 'policy' | 'catalog',
  cwd: string,
): readonly string[] {
  return fromBase && names.length === 0 ? namesOf(findFile(cwd, USUAL_PLACES[kind])) : [];
}

/** Something loaded, and the files it came from as the person would name them. */
interface Loaded<T> {
  readonly value: T;
  readonly names: readonly string[];
  readonly fromBase: boolean;
}

async function loadCatalogs(
  { catalog }: JudgingOptions,
  cwd: string,
  base: string | null,
): Promise<Loaded<Catalog>> {
  if (catalog === undefined && base !== null) {
    const { catalogFrom, fileAt } = await import('./base-rules.ts');
    const source = await fileAt(base, USUAL_PLACES.catalog, cwd);
    if (source === null) return { value: NO_CATALOG, names: [], fromBase: true };
    return { value: catalogFrom(source), names: [source.file], fromBase: true };
  }
  const names = catalog ?? namesOf(findFile(cwd, USUAL_PLACES.catalog));
  if (names.length === 0) return { value: NO_CATALOG, names, fromBase: false };
  const load = await import('../../config/catalog/load.ts');
  return { value: await load.loadCatalog(names), names, fromBase: false };
}

async function loadRules(
  { policy }: JudgingOptions,
  cwd: string,
  base: string | null,
): Promise<Loaded<Policy>> {
  const { loadPolicy } = await import('../../config/policy/load.ts');
  if (policy === undefined && base !== null) {
    const { fileAt, policyFrom } = await import('./base-rules.ts');
    const source = await fileAt(base, USUAL_PLACES.policy, cwd);
    if (source === null)
      return { value: await loadPolicy({ path: null }), names: [], fromBase: true };
    return { value: await policyFrom(source), names: [source.file], fromBase: true };
  }
  const path = policy ?? findFile(cwd, USUAL_PLACES.policy);
  return { value: await loadPolicy({ path }), names: namesOf(path), fromBase: false };
}

/** Incidents only ever add a warning, so where they come from is no way out. */
async function loadMemory(
  { incidents }: JudgingOptions,
  cwd: string,
): Promise<Loaded<readonly Incident[]>> {
  const path = incidents ?? findFile(cwd, USUAL_PLACES.incidents);
  if (path === null) return { value: [], names: [], fromBase: false };
  const { loadIncidents } = await import('../../config/incidents/load.ts');
  return { value: await loadIncidents(path), names: [path], fromBase: false };
}

function namesOf(path: string | null): readonly string[] {
  return path === null ? [] : [path];
}
