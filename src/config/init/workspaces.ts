import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import { member, membersOf, parseJson, parseYaml, textsOf } from '../plain-data.ts';
import type { RepositoryFiles } from './repository-files.ts';

const MOST_PACKAGES = 500;

/** Packages of a workspace (npm, pnpm, Yarn, Cargo, Go): each may be a system. */
export async function findWorkspaces(files: RepositoryFiles): Promise<SystemClue[]> {
  return [
    ...(await nodePackages(files)),
    ...(await cargoCrates(files)),
    ...(await goModules(files)),
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

async function cargoCrates(files: RepositoryFiles): Promise<SystemClue[]> {
  const text = (await files.read('Cargo.toml')) ?? '';
  const list = /^\[workspace\][^[]*?\bmembers\s*=\s*\[([^\]]*)\]/ms.exec(text)?.[1] ?? '';
  const globs = [...list.matchAll(/"([^"]+)"/g)].map(([, glob = '']) => glob);
  return foldersWith(files, 'Cargo.toml', globs).map((folder) => ({
    name: posix.basename(folder),
    paths: [`${folder}/**`],
    reasons: [`${folder} is a member of the Cargo workspace`],
  }));
}

async function goModules(files: RepositoryFiles): Promise<SystemClue[]> {
  const text = (await files.read('go.work')) ?? '';
  const blocks = [...text.matchAll(/^use\s*(?:\(([^)]*)\)|(\S+))/gm)];
  const folders = blocks.flatMap(([, list = '', one = '']) => `${list}\n${one}`.split(/\s+/));
  return foldersWith(files, 'go.mod', folders.filter(Boolean)).map((folder) => ({
    name: posix.basename(folder),
    paths: [`${folder}/**`],
    reasons: [`go.work uses ${folder}`],
  }));
}

/** Folders that hold a file of this name and fit a glob of the workspace. A leading `!` takes out. */
function foldersWith(files: RepositoryFiles, name: string, globs: readonly string[]): string[] {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(toExpression);
  const unwanted = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => toExpression(glob.slice(1)));
  return files.paths
    .filter((path) => path.endsWith(`/${name}`))
    .map((path) => posix.dirname(path))
    .filter((folder) => wanted.some((glob) => glob.test(folder)))
    .filter((folder) => !unwanted.some((glob) => glob.test(folder)))
    .slice(0, MOST_PACKAGES);
}

function toExpression(glob: string): RegExp {
  const body = posix
    .normalize(glob)
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*\*\/?|\*/g, (star) => (star === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^${body}$`);
}
