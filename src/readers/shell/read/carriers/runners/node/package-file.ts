import { posix } from 'node:path';
import { byText } from '../../../../world/by-text.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { fileAbove, fileIn, type FoundFile } from '../shared/files.ts';

/** What of a `package.json` runners need. */
export interface PackageFile {
  readonly path: string;
  readonly folder: string;
  readonly name: string | null;
  readonly scripts: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[];
  /** 1-based line of each script, as far as a line begins with its name. */
  readonly lineOf: (script: string) => number;
}

const MOST_SCRIPTS = 1000;
const MOST_PACKAGES = 100;

export function packageAbove(folder: string, world: ShellWorld): PackageFile | null {
  const found = fileAbove(folder, ['package.json'], world);
  return found === null ? null : parsed(found);
}

export function packageIn(folder: string, world: ShellWorld): PackageFile | null {
  const found = fileIn(folder, ['package.json'], world);
  return found === null ? null : parsed(found);
}

/** The packages of a workspace, by `package.json` or `pnpm-workspace.yaml`. Only `folder/*` is expanded. */
export function workspacesOf(root: PackageFile, world: ShellWorld): readonly PackageFile[] {
  const folders = [...root.workspaces, ...pnpmGlobs(root.folder, world)]
    .slice(0, 50)
    .flatMap((glob) => foldersOf(posix.join(root.folder, glob), world));
  return [...new Set(folders)]
    .slice(0, MOST_PACKAGES)
    .map((folder) => packageIn(folder, world))
    .filter((each) => each !== null);
}

function pnpmGlobs(folder: string, world: ShellWorld): readonly string[] {
  const found = fileIn(folder, ['pnpm-workspace.yaml'], world);
  if (found === null) return [];
  const block =
    /^packages:[^\n]*\n((?:[ \t]*(?:-|#)[^\n]*\n?|\s*\n)*)/m.exec(found.text)?.[1] ?? '';
  return [...block.matchAll(/^[^\S\r\n\u2028\u2029]*-\s*['"]?([^'"\s#!][^'"\s#]*)/gm)].map(
    ([, glob = '']) => glob,
  );
}

function foldersOf(glob: string, world: ShellWorld): readonly string[] {
  const star = glob.search(/\/\*\*?\/?$/);
  if (star < 0) return glob.includes('*') ? [] : [glob.replace(/\/$/, '')];
  const folder = glob.slice(0, star);
  return (world.list(folder) ?? []).map((name) => posix.join(folder, name));
}

const rootOf = byText(objectOf);

function parsed({ path, folder, text }: FoundFile): PackageFile | null {
  const root = rootOf(text);
  if (root === null) return null;
  const { name, scripts, workspaces } = root;
  const globs = Array.isArray(workspaces)
    ? workspaces
    : ((workspaces as { packages?: unknown } | null | undefined)?.packages ?? []);
  return {
    path,
    folder,
    name: typeof name === 'string' ? name : null,
    scripts: textsOf(scripts),
    workspaces: Array.isArray(globs) ? globs.filter((each) => typeof each === 'string') : [],
    lineOf: (script) => {
      const at = text.indexOf(`${JSON.stringify(script)}:`);
      return at < 0 ? 1 : text.slice(0, at).split('\n').length;
    },
  };
}

/** A JSON object, or null for any other text. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const root: unknown = JSON.parse(text);
    return typeof root === 'object' && root !== null && !Array.isArray(root)
      ? (root as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

export function textsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value)
      .slice(0, MOST_SCRIPTS)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
