import { folderOf, ownersOf } from './codeowners.ts';
import type { OwnerRule } from './codeowners.ts';
import type { FoundSystem, FoundTeam, SystemClue } from './discovery.ts';
import { IdGiver, toId } from './identifiers.ts';

interface Joined {
  readonly name: string;
  readonly clues: SystemClue[];
}

/** Puts clues of the same name together. `@org/api` and the service `api` are one. */
export function joinClues(
  clues: readonly SystemClue[],
  rules: readonly OwnerRule[],
  teams: ReadonlyMap<string, FoundTeam>,
): FoundSystem[] {
  const byId = new Map<string, Joined>();
  for (const clue of clues) {
    const id = idOfName(clue.name);
    const joined = byId.get(id) ?? { name: clue.name, clues: [] };
    joined.clues.push(clue);
    byId.set(id, joined);
  }
  return [...byId]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { name, clues: all }]) => {
      const paths = unique(all.flatMap((clue) => clue.paths ?? []));
      const handles = unique(
        paths.flatMap((path) => ownersOf(rules, sampleOf(path))?.owners ?? []),
      );
      const needs = all
        .flatMap((clue) => clue.needs ?? [])
        .map(({ on, via }) => ({ on: idOfName(on), via }))
        .filter(({ on }) => on !== id && byId.has(on));
      return {
        id,
        name,
        owners: unique(handles.flatMap((handle) => teams.get(handle)?.id ?? [])),
        ownersToName: handles.filter((handle) => !teams.has(handle)),
        environments: unique(all.flatMap((clue) => clue.environments ?? [])),
        paths,
        resources: unique(all.flatMap((clue) => clue.resources ?? [])),
        dependsOn: [...new Map(needs.map((need) => [need.on, need])).values()].toSorted((a, b) =>
          a.on < b.on ? -1 : 1,
        ),
        reasons: unique(all.flatMap((clue) => clue.reasons)),
      };
    });
}

/** Teams that CODEOWNERS names, by their handle. */
export function teamsOf(rules: readonly OwnerRule[], file: string): Map<string, FoundTeam> {
  const ids = new IdGiver();
  const teams = new Map<string, FoundTeam>();
  for (const { line, owners } of rules) {
    for (const handle of owners) {
      const name = /^@[^/@\s]+\/(\S+)$/.exec(handle)?.[1];
      if (name === undefined || teams.has(handle)) continue;
      teams.set(handle, { id: ids.give(name), handle, reason: `${file}:${line} names ${handle}` });
    }
  }
  return teams;
}

/** Folders with owners of their own that nothing else has shown to be a system. */
export function cluesOfOwners(
  rules: readonly OwnerRule[],
  file: string,
  known: readonly SystemClue[],
): SystemClue[] {
  const covered = known
    .flatMap(({ paths }) => paths ?? [])
    .map((path) => path.replace(/\*.*$/, ''));
  return rules.flatMap(({ pattern, line }): SystemClue[] => {
    const folder = folderOf(pattern);
    if (folder === null || NO_SYSTEM.test(folder)) return [];
    const inside = `${folder}/`;
    if (
      covered.some((path) => path.startsWith(inside) || (path !== '' && inside.startsWith(path)))
    ) {
      return [];
    }
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return [
      {
        name,
        paths: [`${inside}**`],
        reasons: [`${file}:${line} gives ${pattern} owners of its own`],
      },
    ];
  });
}

const NO_SYSTEM = /(?:^|\/)(?:\.[^/]*|docs?|tests?|examples?)(?:\/|$)/i;

function idOfName(name: string): string {
  return toId(name.replace(/^@[^/]+\//, '').replaceAll('/', '-'));
}

function sampleOf(path: string): string {
  return path.replace(/\*.*$/, 'x');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}
