import { basename, posix, resolve } from 'node:path';
import { findBackstage } from './backstage-files.ts';
import type { BackstageFiles } from './backstage-files.ts';
import { CODEOWNERS_PLACES, parseCodeowners } from './codeowners.ts';
import { findComposeServices } from './compose.ts';
import type { Discovery, FoundEnvironment, FoundSystem, SystemClue } from './discovery.ts';
import { kindOfName } from './environment-words.ts';
import { toId } from './identifiers.ts';
import { cluesOfOwners, joinClues, teamsOf } from './join-clues.ts';
import { findWorkloads } from './kubernetes-workloads.ts';
import { findPeople } from './people.ts';
import { listFiles } from './repository-files.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { terraformFolders, terraformSystems } from './terraform-folders.ts';
import { environmentsOfWorkflows, findWorkflows } from './workflows.ts';
import { findWorkspaces } from './workspaces.ts';

/**
 * Looks at a repository for a first catalog and policy: only at files that git tracks, in a fixed order,
 * and never further than a bound. What cannot be read is passed over. Writes nothing.
 */
export async function discover(root: string): Promise<Discovery> {
  const name = basename(resolve(root));
  const files = await listFiles(root);
  if (files === null) return { ...NOTHING, name };
  const { rules, file } = await readOwners(files);
  const teams = teamsOf(rules, file);
  const backstage = await findBackstage(files);
  const terraform = terraformFolders(files);
  const workflows = findWorkflows(files);
  const clues = [
    ...(await findWorkspaces(files)),
    ...(await findComposeServices(files)),
    ...terraformSystems(terraform),
    ...(await findWorkloads(files)),
  ];
  const owned = cluesOfOwners(rules, file, clues);
  const fresh = [...clues, ...owned].filter((clue) => !isDescribed(clue, backstage));
  const whole = fresh.length === 0 && backstage.paths.length === 0 ? [wholeRepository(name)] : [];
  const systems = joinClues([...fresh, ...whole], rules, teams);
  return {
    name,
    repository: true,
    cut: files.cut,
    systems,
    teams: [...teams.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    people: await findPeople(root),
    environments: environmentsOf(systems, await environmentsOfWorkflows(files, workflows)),
    workflows,
    backstage: backstage.paths,
    terraform,
  };
}

const NOTHING: Discovery = {
  name: '',
  repository: false,
  cut: false,
  systems: [],
  teams: [],
  people: [],
  environments: [],
  workflows: [],
  backstage: [],
  terraform: [],
};

async function readOwners(files: RepositoryFiles) {
  const file = CODEOWNERS_PLACES.find((place) => files.paths.includes(place));
  if (file === undefined) return { rules: [], file: '' };
  return { rules: parseCodeowners((await files.read(file)) ?? ''), file };
}

/** True where a Backstage file speaks for it already: saying it twice would be a contradiction. */
function isDescribed(
  { name, paths = [] }: SystemClue,
  { names, folders }: BackstageFiles,
): boolean {
  if ([...names].some((known) => toId(known) === toId(name.replace(/^@[^/]+\//, '')))) return true;
  return paths.some(
    (path) => folders.has(path.replace(/\/\*\*$/, '')) || folders.has(posix.dirname(path)),
  );
}

function wholeRepository(name: string): SystemClue {
  const reasons = ['nothing in the repository shows where one system ends and the next begins'];
  return { name, paths: ['**'], reasons };
}

/** By name; what a pipeline says comes before what a folder's name suggests. */
function environmentsOf(
  systems: readonly FoundSystem[],
  named: readonly FoundEnvironment[],
): FoundEnvironment[] {
  const byName = new Map<string, FoundEnvironment>();
  for (const found of named) if (!byName.has(found.name)) byName.set(found.name, found);
  for (const { id, environments } of systems) {
    for (const name of environments) {
      if (byName.has(name)) continue;
      const reason = `a folder of ${id} has this name`;
      byName.set(name, { name, kind: kindOfName(name) ?? 'unknown', reason });
    }
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
