/** Paths as text: absolute, with `/`, without `.`, `..` and a slash at the end. */

/** `/a/./b/../c/` becomes `/a/c`; `C:\a` becomes `C:/a`. Relative text stays relative. */
export function normalPath(text: string): string {
  const slashed = /^[A-Za-z]:[\\/]/.test(text) ? text.replaceAll('\\', '/') : text;
  const rooted = slashed.startsWith('/');
  const kept: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '..' || !rooted) kept.push(part);
  }
  return `${rooted ? '/' : ''}${kept.join('/')}`;
}

export function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** Last part of a path, in lower case. */
export function baseName(path: string): string {
  return (partsOf(path).at(-1) ?? '').toLowerCase();
}

/** Strictly below. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '/' ? path.length > 1 && path.startsWith('/') : path.startsWith(`${folder}/`);
}

export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || isBelow(path, folder);
}

/** What of `path` lies below `folder`, without a slash in front. */
export function below(path: string, folder: string): string {
  return folder === '/' ? path.slice(1) : path.slice(folder.length + 1);
}
