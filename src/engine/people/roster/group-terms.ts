import type { DirectoryTerms, GroupName, SystemLevel, Team } from '../../../core/catalog/types.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { Level } from '../../../core/provenance/types.ts';
import type { Directory, DirectoryGroup, RosterProblem } from '../types.ts';
import { fold } from './claims.ts';
import { byText } from './order.ts';

/** What being in a group comes to. */
export interface Standing {
  /** Null where the group says nothing of it. */
  readonly level: Level | null;
  readonly systems: ReadonlyMap<string, Level>;
  readonly teams: readonly string[];
}

export const NO_STANDING: Standing = { level: null, systems: new Map(), teams: [] };

/** Nobody is less than this, and a directory that the file says nothing of makes nobody more. */
const LEAST: Level = 'junior';

/** Levels that come with knowing a system; whoever stands above them stands above all systems. */
const BY_KNOWLEDGE: ReadonlySet<Level> = new Set(['junior', 'mid', 'senior', 'principal']);

/** What a group of a directory means by the file's word. */
export function standingOf(
  directory: Directory,
  group: DirectoryGroup,
  terms: DirectoryTerms | undefined,
  teamOf: (directory: Directory, group: DirectoryGroup) => string | null,
): Standing {
  const meant = (name: GroupName) => means(name, directory, group);
  const levels = (terms?.levels ?? []).filter(meant);
  const team = teamOf(directory, group);
  const systems = new Map<string, Level>();
  for (const { level, systems: named } of levels) {
    for (const system of named ?? []) systems.set(system, higher(systems.get(system), level));
  }
  return {
    level: highest(levels.filter((each) => each.systems === null).map(({ level }) => level)),
    systems,
    teams: [
      ...(team === null ? [] : [team]),
      ...(terms?.teams ?? []).filter(meant).map((each) => each.team),
    ],
  };
}

export function joined(standings: readonly Standing[]): Standing {
  if (standings.length === 0) return NO_STANDING;
  const systems = new Map<string, Level>();
  for (const each of standings) {
    for (const [system, level] of each.systems) {
      systems.set(system, higher(systems.get(system), level));
    }
  }
  return {
    level: highest(standings.flatMap(({ level }) => level ?? [])),
    systems,
    teams: standings.flatMap(({ teams }) => teams),
  };
}

/** Level of somebody whom the file does not know. */
export function levelFrom({ level }: Standing): Level {
  return level ?? LEAST;
}

/**
 * Levels by system, those of the file first: a group adds to them and takes nothing away. Somebody whom their
 * group places on a system is there what they are in general, or what the group says, whichever is more.
 */
export function seniorityFrom(
  level: Level,
  written: readonly SystemLevel[],
  { systems }: Standing,
): readonly SystemLevel[] {
  if (!BY_KNOWLEDGE.has(level)) return written;
  const named = new Set(written.map(({ system }) => system));
  const added = [...systems]
    .filter(([system]) => !named.has(system))
    .map(([system, from]) => ({ system, level: higher(level, from) }));
  return [...written, ...added.toSorted((a, b) => byText(a.system, b.system))];
}

/** Groups that the file speaks of and no directory has. Told only where there is a directory to look in. */
export function unknownGroups(
  terms: DirectoryTerms | undefined,
  directories: readonly Directory[],
): readonly RosterProblem[] {
  const names = [...(terms?.levels ?? []), ...(terms?.teams ?? [])];
  return names
    .filter((name) => {
      const asked = directories.filter((each) => isAsked(name, each) && each.groups.length > 0);
      return (
        asked.length > 0 &&
        !asked.some((each) => each.groups.some((group) => means(name, each, group)))
      );
    })
    .map(({ group, from }) => ({
      code: 'unknown-group',
      text: `No directory has the group “${group}”${from === null ? '' : ` (${from})`} of catalog.yaml`,
      advice: 'Check how the directory writes it, or take it out.',
      people: [],
    }));
}

/** The team that a forge's own team is: by what the file says it is called there. */
export function teamOnForge(
  teams: readonly Team[],
): (forge: string, name: string) => string | null {
  const byName = new Map<string, string>();
  for (const { id, identities } of teams) {
    for (const identity of identities ?? []) byName.set(fold(identity).replace(/^@/, ''), id);
  }
  return (forge, name) => byName.get(fold(`${forge}/${name}`)) ?? byName.get(fold(name)) ?? null;
}

function means(name: GroupName, directory: Directory, group: DirectoryGroup): boolean {
  return isAsked(name, directory) && fold(name.group) === fold(group.name);
}

/** Whoever runs a team on a forge adds whom they like, so forges are asked only where the file names them. */
function isAsked({ from }: GroupName, { id, kind }: Directory): boolean {
  return from === null ? kind !== 'forge' : fold(from) === fold(id);
}

function higher(a: Level | undefined, b: Level): Level {
  return a !== undefined && levelRank(a) > levelRank(b) ? a : b;
}

function highest(levels: readonly Level[]): Level | null {
  return levels.reduce<Level | null>((most, level) => higher(most ?? undefined, level), null);
}
