import type { Dependency } from '../../core/catalog/types.ts';
import { CatalogFileSchema } from '../schema/catalog.ts';
import type { CatalogFile } from '../schema/catalog.ts';
import { checkDocument } from '../yaml/check.ts';
import type { Checked } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { EMPTY_DRAFT } from './draft.ts';
import type { CatalogDraft, DraftedGroupLevel, DraftedPerson, DraftedSystem } from './draft.ts';

/** Reads one document of our own format. */
export function draftOwn(document: ConfigDocument): Checked<CatalogDraft> {
  const checked = checkDocument<CatalogFile>(CatalogFileSchema, document);
  if (checked.kind === 'misfits') return checked;
  return { kind: 'fits', value: draftFile(checked.value, document) };
}

/** As `draftOwn`, for a file that was held to the schema already. */
export function draftFile(file: CatalogFile, document: ConfigDocument): CatalogDraft {
  return {
    ...EMPTY_DRAFT,
    systems: file.systems.map((system, index) => draftSystem(system, index, document)),
    people: file.people.map((person, index) => draftPerson(person, index, document)),
    teams: file.teams.map((team, index) => ({
      value: {
        id: team.id,
        name: team.name ?? team.id,
        ...(team.identities.length === 0
          ? {}
          : { identities: team.identities.map((identity) => identity.toLowerCase()) }),
      },
      document,
      path: ['teams', index],
      foreign: false,
    })),
    environments: file.environments,
    groupLevels: (file.directory?.levels ?? []).map((entry, index) =>
      draftLevel(entry, index, document),
    ),
    groupTeams: (file.directory?.teams ?? []).map(({ group, from, team }, index) => ({
      value: { group, from: from ?? null, team },
      document,
      path: ['directory', 'teams', index, 'team'],
      foreign: false,
    })),
  };
}

function draftLevel(
  { group, from, level, systems }: NonNullable<CatalogFile['directory']>['levels'][number],
  index: number,
  document: ConfigDocument,
): DraftedGroupLevel {
  const path = ['directory', 'levels', index];
  return {
    value: { group, from: from ?? null, level, systems: systems ?? null },
    document,
    path,
    foreign: false,
    systemPaths: (systems ?? []).map((_, position) => [...path, 'systems', position]),
  };
}

function draftSystem(
  system: CatalogFile['systems'][number],
  index: number,
  document: ConfigDocument,
): DraftedSystem {
  const path = ['systems', index];
  return {
    value: {
      id: system.id,
      name: system.name ?? system.id,
      tier: system.tier ?? null,
      owners: system.owners,
      environments: system.environments,
      paths: system.paths,
      resources: system.resources,
      dependsOn: system.dependsOn.map(dependency),
      ...(system.aliases.length === 0 ? {} : { aliases: system.aliases }),
    },
    document,
    path,
    foreign: false,
    dependencyPaths: system.dependsOn.map((on, position) =>
      typeof on === 'string'
        ? [...path, 'dependsOn', position]
        : [...path, 'dependsOn', position, 'on'],
    ),
    ownerPaths: system.owners.map((_, position) => [...path, 'owners', position]),
  };
}

function dependency(on: CatalogFile['systems'][number]['dependsOn'][number]): Dependency {
  if (typeof on === 'string') return { on, source: 'declared', confidence: 1, via: null };
  return { on: on.on, source: on.source, confidence: on.confidence, via: on.via ?? null };
}

function draftPerson(
  person: CatalogFile['people'][number],
  index: number,
  document: ConfigDocument,
): DraftedPerson {
  const path = ['people', index];
  return {
    value: {
      id: person.id,
      name: person.name ?? person.id,
      level: person.level,
      teams: person.teams,
      identities: person.identities.map((identity) => identity.toLowerCase()),
      active: person.active,
      ...(person.seniority.length === 0 ? {} : { seniority: person.seniority }),
    },
    document,
    path,
    foreign: false,
    teamPaths: person.teams.map((_, position) => [...path, 'teams', position]),
    seniorityPaths: person.seniority.map((_, position) => [
      ...path,
      'seniority',
      position,
      'system',
    ]),
  };
}
