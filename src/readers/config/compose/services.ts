import { at, mapAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import type { Act } from '../report/act.ts';
import type { Place } from '../rules/types.ts';
import { imageOf, keepsData } from './images.ts';
import { mountsOf } from './mounts.ts';
import { SERVICE_RULES } from './service-rules.ts';
import { serviceAct } from './types.ts';

/** What happens to the services of a file; `elsewhere` knows those that another file takes over. */
export function judgeServices(
  before: Tree | null,
  after: Tree | null,
  place: Place,
  elsewhere: ReadonlySet<string>,
): readonly Act[] {
  const old = mapAt(before, 'services')?.entries ?? new Map<string, Tree>();
  const next = mapAt(after, 'services')?.entries ?? new Map<string, Tree>();
  const acts: Act[] = [];
  const renamed = renames(old, next);
  for (const [name, service] of old) {
    const partner = next.get(name) ?? renamed.get(name) ?? null;
    if (partner !== null) acts.push(...judgePair(name, service, partner, place));
    else if (!elsewhere.has(name)) acts.push(removed(name, service, place));
  }
  const taken = new Set(renamed.values());
  const nothing: Tree = { kind: 'map', line: 1, tag: null, entries: new Map() };
  for (const [name, service] of next) {
    if (old.has(name) || taken.has(service)) continue;
    acts.push(...judgeNew(name, nothing, service, place));
  }
  return acts;
}

/** Old names whose service goes on under a new one: equal but for the name, or with the same image alone. */
function renames(
  old: ReadonlyMap<string, Tree>,
  next: ReadonlyMap<string, Tree>,
): ReadonlyMap<string, Tree> {
  const found = new Map<string, Tree>();
  const come = [...next].filter(([name]) => !old.has(name)).map(([, tree]) => tree);
  const gone = [...old].filter(([name]) => !next.has(name));
  for (const [name, service] of gone) {
    const print = fingerprint(service);
    const image = scalarOf(at(service, 'image'));
    const sameImage = come.filter(
      (tree) => image !== null && scalarOf(at(tree, 'image')) === image,
    );
    const only =
      sameImage.length === 1 &&
      gone.filter(([, tree]) => scalarOf(at(tree, 'image')) === image).length === 1;
    const partner =
      come.find((tree) => fingerprint(tree) === print) ?? (only ? sameImage[0] : undefined);
    if (partner !== undefined) found.set(name, partner);
  }
  return found;
}

function judgePair(name: string, before: Tree, after: Tree, place: Place): readonly Act[] {
  const images = {
    before: imageOf(scalarOf(at(before, 'image'))),
    after: imageOf(scalarOf(at(after, 'image'))),
  };
  const database = keepsData(images.before) || keepsData(images.after);
  return SERVICE_RULES.flatMap((rule) => rule({ name, before, after, images, database, place }));
}

/** A new service may open a database to everybody, or take rights; a web server's ports are what it is for. */
function judgeNew(name: string, nothing: Tree, service: Tree, place: Place): readonly Act[] {
  const database = keepsData(imageOf(scalarOf(at(service, 'image'))));
  return judgePair(name, nothing, service, place).filter(
    ({ verb, traits }) => verb !== 'expose' || (database && traits.includes('public-exposure')),
  );
}

function removed(name: string, service: Tree, place: Place): Act {
  const image = imageOf(scalarOf(at(service, 'image')));
  const database = keepsData(image);
  const kept = mountsOf(service).some(({ kind }) => kind === 'volume' || kind === 'bind');
  const lost = database && !kept;
  return serviceAct({ name, place }, '', {
    verb: 'delete',
    why: lost
      ? `${name} goes with its container, and its data with it: nothing is mounted from outside`
      : `${name} goes, and whoever talks to it gets no answer${database ? '; its data stays in its volumes until somebody prunes them' : ''}`,
    reversibility: lost ? 'irreversible' : 'costly',
    data: database ? 'holds-data' : 'none',
    traits: ['configuration', 'downtime', ...(database ? (['database'] as const) : [])],
    safer: lost
      ? ['dump the data first']
      : ['stop it with `docker compose stop` first, and see who misses it'],
    before: [service.line],
  });
}
