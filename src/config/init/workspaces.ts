import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import { member, membersOf, parseJson, parseYaml, textsOf } from '../plain-data.ts';
import { gradleProjects, mavenModules } from './java-modules.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { cargoCrates, goModules, pythonPackages } from './toml-workspaces.ts';
import { foldersWith } from './workspace-folders.ts';

/** Packages of a workspace (npm, pnpm, Yarn, Cargo, Go, uv, Maven, Gradle): each may be a system. */
export async function findWorkspaces(files: RepositoryFiles): Promise<SystemClue[]> {
  return [
    ...(await nodePackages(files)),
    ...(await cargoCrates(files)),
    ...(await goModules(files)),
    ...(await pythonPackages(files)),
    ...(await mavenModules(files)),
    ...(await gradleProjects(files)),
  ];
}

async function nodePackages(files: RepositoryFiles): Promise<SystemClue[]> {
  const root = parseJson((await files.read('package.json')) ?? '');
  const [pnpm] = parseYaml((await files.read('pnpm-workspace.yaml')) ?? '');
  const workspaces = member(root, 'workspaces');
  const globs = [
    ...textsOf(workspaces),
    ...textsOf(member(workspaces, 'packages')),
    ...textsOf(member(pnpm, 'packages')),
  ];
  const found = [];
  for (const folder of foldersWith(files, 'package.json', globs)) {
    const manifest = parseJson((await files.read(`${folder}/package.json`)) ?? '');
    const name = member(manifest, 'name');
    found.push({
      folder,
      manifest,
      name: typeof name === 'string' ? name : posix.basename(folder),
    });
  }
  const names = new Set(found.map(({ name }) => name));
  return found.map(({ folder, manifest, name }) => ({
    name,
    paths: [`${folder}/**`],
    reasons: [`${folder}/package.json is part of the workspace`],
    needs: ['dependencies', 'peerDependencies']
      .flatMap((kind) => membersOf(member(manifest, kind)).map(([other]) => other))
      .filter((other) => names.has(other) && other !== name)
      .map((on) => ({ on, via: `${folder}/package.json` })),
  }));
}
