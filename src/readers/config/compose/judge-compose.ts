import { mapAt } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { compareTrees } from '../compare/compare-trees.ts';
import type { KeyChange } from '../compare/key-change.ts';
import type { Act } from '../report/act.ts';
import type { Place } from '../rules/types.ts';
import type { SettingsFile } from '../settings/judge-settings.ts';
import { judgeSettings } from '../settings/judge-settings.ts';
import { withMaps } from './environment-keys.ts';
import { judgeServices } from './services.ts';
import { judgeVolumes } from './volumes.ts';

/** Names of services and volumes that other files of the change declare. */
export interface Elsewhere {
  readonly services: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
}

/** What a Compose file does to services and volumes, and what its other settings come to. */
export function judgeCompose(
  before: Tree | null,
  after: Tree | null,
  file: SettingsFile,
  elsewhere: Elsewhere,
): readonly Act[] {
  const place: Place = file.place;
  const acts = [
    ...judgeServices(before, after, place, elsewhere.services),
    ...judgeVolumes(before, after, place, elsewhere.volumes),
  ];
  const changes = compareTrees(spread(before), spread(after));
  const told = new Set(acts.map(({ address }) => address));
  const rest = changes.filter((change) => !isTold(change, told));
  // What is Compose's own was judged above, and is told with the quiet settings.
  const moved = (change: KeyChange) => file.moved(change) || !isSetting(change);
  return [...acts, ...judgeSettings(rest, { ...file, moved })];
}

/** Only what programs read as their own settings; the rest is Compose's and judged as such. */
function isSetting({ path }: KeyChange): boolean {
  return (
    (path[0] === 'services' && path[2] === 'environment') || path[0]?.startsWith('x-') === true
  );
}

function isTold({ path }: KeyChange, told: ReadonlySet<string>): boolean {
  for (let length = 2; length <= Math.min(path.length, 4); length++) {
    if (told.has(path.slice(0, length).join('.'))) return true;
  }
  return path.length === 1 && told.has(path[0] ?? '');
}

function spread(tree: Tree | null): Tree | null {
  const services = mapAt(tree, 'services');
  if (tree?.kind !== 'map' || services === null) return tree;
  const maps: MapTree = {
    ...services,
    entries: new Map([...services.entries].map(([name, service]) => [name, withMaps(service)])),
  };
  return { ...tree, entries: new Map([...tree.entries, ['services', maps]]) };
}
