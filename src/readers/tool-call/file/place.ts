import type { ToolAround } from '../types.ts';

/** Where a path leads, by its words alone. */
export interface FilePlace {
  /** Normal, with forward slashes. */
  readonly absolute: string;
  /** Relative to the workspace; null outside it. */
  readonly relative: string | null;
  /** With `~` for the home folder. */
  readonly shown: string;
}

const LONGEST = 4096;

/** Backslashes count as slashes where the path begins with a drive or the workspace does. */
export function placeOf(
  path: string,
  { cwd, home, workspace }: Pick<ToolAround, 'cwd' | 'home' | 'workspace'>,
): FilePlace {
  const windows = /^[A-Za-z]:[\\/]/.test(path) || /^[A-Za-z]:/.test(workspace);
  const given = (windows ? path.replaceAll('\\', '/') : path)
    .slice(0, LONGEST)
    .replace(/^file:\/\//, '');
  const expanded =
    home !== null && /^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/.test(given)
      ? given.replace(/^(?:~|\$HOME|\$\{HOME\})/, home)
      : given;
  const rooted = /^(?:\/|[A-Za-z]:\/)/.test(expanded) ? expanded : `${cwd}/${expanded}`;
  const absolute = normal(rooted);
  const root = normal(workspace);
  const below = absolute === root ? '' : under(absolute, root);
  const inHome = home === null ? null : under(absolute, normal(home));
  return { absolute, relative: below, shown: inHome === null ? absolute : `~/${inHome}` };
}

function under(path: string, folder: string): string | null {
  const prefix = folder === '/' ? '/' : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  const text = parts.join('/');
  return /^[A-Za-z]:$/.test(parts[0] ?? '') ? text : `/${text}`;
}
