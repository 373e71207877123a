import { loadWorld } from '../../server/open/load-world.ts';
import { packageFile } from '../../config/package-root.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import { kindOfRecord } from '../../server/sample/begin-sample.ts';
import type { OpenStore } from '../../store/open-store.ts';
import { findFile } from '../assess/find-upwards.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

interface OwnerWanted {
  readonly owner?: string;
  readonly catalog?: readonly string[];
}

/**
 * Id of the person that is to own a token, or null where none is to. Throws `UsageError` where neither the
 * catalog nor a directory knows them: a token of nobody known would not work.
 */
export async function ownerOf(
  store: OpenStore,
  { owner, catalog }: OwnerWanted,
  { cwd }: CliContext,
): Promise<string | null> {
  if (owner === undefined) return null;
  const known = (await catalogHere(store, catalog, cwd))?.personBy(owner) ?? null;
  if (known?.active === true) return known.id;
  if (known !== null) {
    throw new UsageError(`--owner ${owner}: ${known.name}'s account is closed. Name somebody else`);
  }
  if (await store.people.isPersonTaken(owner)) return owner;
  throw new UsageError(
    `--owner ${owner}: neither the catalog nor a directory knows them. Give the id of a person, and --catalog FILE as for "holdpoint serve"`,
  );
}

/** People come from the catalog that the server has; the sample's from its own. */
async function catalogHere(
  store: OpenStore,
  given: readonly string[] | undefined,
  cwd: string,
): Promise<CatalogIndex | null> {
  const isSample = (await kindOfRecord({ store })) === 'sample';
  const usual = findFile(cwd, USUAL_PLACES.catalog);
  const catalogs = isSample
    ? [`${packageFile('sample')}/catalog.yaml`]
    : (given ?? (usual === null ? [] : [usual]));
  if (catalogs.length === 0) return null;
  return (await loadWorld({ catalogs, policy: null, incidents: null })).catalog;
}
