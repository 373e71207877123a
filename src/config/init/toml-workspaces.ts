import { posix } from 'node:path';
import { parse } from 'smol-toml';
import { member, membersOf, textsOf } from '../plain-data.ts';
import type { SystemClue } from './discovery.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { cluesOf, foldersWith } from './workspace-folders.ts';
import type { Member } from './workspace-folders.ts';

/** Crates of a Cargo workspace. */
export async function cargoCrates(files: RepositoryFiles): Promise<SystemClue[]> {
  const root = await toml(files, 'Cargo.toml');
  const globs = textsOf(member(root, 'workspace', 'members'));
  const without = textsOf(member(root, 'workspace', 'exclude')).map((glob) => `!${glob}`);
  const members: Member[] = [];
  for (const folder of foldersWith(files, 'Cargo.toml', [...globs, ...without])) {
    const manifest = `${folder}/Cargo.toml`;
    const crate = await toml(files, manifest);
    const name = member(crate, 'package', 'name');
    const needs = ['dependencies', 'build-dependencies'].flatMap((kind) =>
      membersOf(member(crate, kind)).map(([key, value]) => {
        const renamed = member(value, 'package');
        return typeof renamed === 'string' ? renamed : key;
      }),
    );
    const own = posix.basename(folder);
    const reason = `${folder} is a member of the Cargo workspace`;
    members.push({
      folder,
      name: own,
      knownAs: typeof name === 'string' ? name : own,
      needs,
      manifest,
      reason,
    });
  }
  return cluesOf(members);
}

/** Modules that go.work uses. */
export async function goModules(files: RepositoryFiles): Promise<SystemClue[]> {
  const text = (await files.read('go.work')) ?? '';
  const blocks = [...text.matchAll(/^use\s*(?:\(([^)]*)\)|(\S+))/gm)];
  const folders = blocks.flatMap(([, list = '', one = '']) => `${list}\n${one}`.split(/\s+/));
  const members: Member[] = [];
  for (const folder of foldersWith(files, 'go.mod', folders.filter(Boolean))) {
    const manifest = `${folder}/go.mod`;
    const lines = ((await files.read(manifest)) ?? '').split('\n').map((line) => line.trim());
    const own = lines
      .find((line) => line.startsWith('module '))
      ?.slice(7)
      .trim();
    const needs = lines.flatMap(
      (line) => /^(?:require\s+)?(\S{1,300})\s+v\d/.exec(line)?.[1] ?? [],
    );
    const name = posix.basename(folder);
    members.push({
      folder,
      name,
      knownAs: own ?? name,
      needs,
      manifest,
      reason: `go.work uses ${folder}`,
    });
  }
  return cluesOf(members);
}

/** Members of a uv workspace, or every folder with a pyproject.toml where there is none. */
export async function pythonPackages(files: RepositoryFiles): Promise<SystemClue[]> {
  const workspace = member(await toml(files, 'pyproject.toml'), 'tool', 'uv', 'workspace');
  const globs = textsOf(member(workspace, 'members'));
  const without = textsOf(member(workspace, 'exclude')).map((glob) => `!${glob}`);
  const wanted = globs.length > 0 ? [...globs, ...without] : ['**'];
  const members: Member[] = [];
  for (const folder of foldersWith(files, 'pyproject.toml', wanted)) {
    const manifest = `${folder}/pyproject.toml`;
    const project = await toml(files, manifest);
    const named = member(project, 'project', 'name') ?? member(project, 'tool', 'poetry', 'name');
    const name = typeof named === 'string' ? named : posix.basename(folder);
    const needs = [
      ...textsOf(member(project, 'project', 'dependencies')),
      ...membersOf(member(project, 'tool', 'poetry', 'dependencies')).map(([key]) => key),
    ].map((text) => pythonName(/^[\w.-]{1,200}/.exec(text)?.[0] ?? ''));
    const reason = `${manifest} describes a package`;
    members.push({ folder, name, knownAs: pythonName(name), needs, manifest, reason });
  }
  return cluesOf(members);
}

/** `Shop.Orders`, `shop_orders` and `shop-orders` are one to Python. */
function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

async function toml(files: RepositoryFiles, path: string): Promise<unknown> {
  try {
    return parse((await files.read(path)) ?? '');
  } catch {
    // There is nothing to learn from what cannot be read.
    return undefined;
  }
}
