import type { JoinedCatalog } from '../../config/catalog/join.ts';
import { readCatalog } from '../../config/catalog/load.ts';
import { findFile } from '../assess/find-upwards.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';

const NONE: JoinedCatalog = {
  catalog: { systems: [], people: [], teams: [], environments: [] },
  problems: [],
};

/** The catalog that was named, else the one in its usual place, else an empty one. */
export async function matchingCatalog(
  named: readonly string[] | undefined,
  context: CliContext,
): Promise<JoinedCatalog & { readonly files: readonly string[] }> {
  const usual = findFile(context.cwd, USUAL_PLACES.catalog);
  const files = named ?? (usual === null ? [] : [usual]);
  return { ...(files.length === 0 ? NONE : await readCatalog(files)), files };
}
