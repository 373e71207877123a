import { at, mapAt, textAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { fingerprint } from '../compare/match-items.ts';
import { actOf } from '../report/act.ts';
import type { Act } from '../report/act.ts';
import type { Place } from '../rules/types.ts';

/** What happens to the named volumes of a file, and to the project whose name they bear. */
export function judgeVolumes(
  before: Tree | null,
  after: Tree | null,
  place: Place,
  elsewhere: ReadonlySet<string>,
): readonly Act[] {
  const acts: Act[] = [];
  const old = mapAt(before, 'volumes')?.entries ?? new Map<string, Tree>();
  const next = mapAt(after, 'volumes')?.entries ?? new Map<string, Tree>();
  for (const [name, volume] of old) {
    const now = next.get(name);
    if (now === undefined) {
      if (!elsewhere.has(name))
        acts.push(
          volumeAct(
            name,
            place,
            `the volume ${name} is no longer declared; its data stays until somebody prunes volumes or runs \`down --volumes\``,
            volume,
            null,
            'forget',
          ),
        );
      continue;
    }
    const why = difference(name, volume, now);
    if (why !== null) acts.push(volumeAct(name, place, why, volume, now, 'update'));
  }
  const project = [at(before, 'name'), at(after, 'name')] as const;
  if (
    old.size > 0 &&
    next.size > 0 &&
    isText(project[0]) &&
    isText(project[1]) &&
    scalarOf(project[0]) !== scalarOf(project[1])
  ) {
    acts.push(
      volumeAct(
        'name',
        place,
        `the project is renamed from ${scalarOf(project[0])} to ${scalarOf(project[1])}, and every volume bears its name: all services start with new, empty volumes`,
        project[0],
        project[1],
        'update',
      ),
    );
  }
  return acts;
}

function difference(name: string, before: Tree, after: Tree): string | null {
  const wasExternal = isExternal(before);
  const isNowExternal = isExternal(after);
  if (wasExternal !== isNowExternal) {
    return wasExternal
      ? `the volume ${name} is no longer the one made outside, and a new, empty one takes its place`
      : `the volume ${name} is now one made outside, and the one used so far is no longer seen`;
  }
  if (textAt(before, 'name') !== textAt(after, 'name')) {
    return `the volume ${name} stands for another one by name, and what is in the old one is no longer seen`;
  }
  const shape = (tree: Tree) =>
    ['driver', 'driver_opts']
      .map((key) => at(tree, key))
      .map((part) => (part === null ? '' : fingerprint(part)))
      .join();
  return shape(before) === shape(after)
    ? null
    : `the driver of the volume ${name} changes, for which Compose has to make it anew, without its data`;
}

function isExternal(tree: Tree): boolean {
  const external = at(tree, 'external');
  return external?.kind === 'map' || scalarOf(external) === true;
}

function isText(tree: Tree | null): tree is Tree {
  return typeof scalarOf(tree) === 'string';
}

function volumeAct(
  name: string,
  place: Place,
  why: string,
  before: Tree | null,
  after: Tree | null,
  verb: Act['verb'],
): Act {
  return actOf({
    verb,
    type: 'compose-volume',
    provider: 'docker',
    address: name === 'name' ? 'name' : `volumes.${name}`,
    name,
    place,
    why,
    reversibility: 'costly',
    data: 'holds-data',
    traits: ['configuration'],
    changes: verb === 'update' ? [name === 'name' ? 'name' : `volumes.${name}`] : [],
    safer: [
      'copy the data into the new volume first',
      'keep the old name with `name:` or `external: true`',
    ],
    note: `volume ${name}`,
    before: before === null ? [] : [before.line],
    after: after === null ? [] : [after.line],
  });
}
