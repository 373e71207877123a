import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Folders of files that rules are written in. */
const SHIPPED = ['policies/', 'sample/', 'drills/'] as const;

/** Thrown when Holdpoint's own files are not where they were installed. */
export class PackageError extends Error {
  readonly code = 'HOLDPOINT_PACKAGE';
}

/**
 * The folder that Holdpoint is installed in: the nearest one at or above `from` whose package.json is
 * Holdpoint's. Works from the sources and from a bundle. Throws `PackageError` when there is none.
 */
export function packageRoot(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isHoldpoint(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) {
      throw new PackageError(`Holdpoint's own files are not above ${from}. Install it again.`);
    }
  }
}

/** A file that ships with Holdpoint: `packageFile('policies/default.yaml')`. */
export function packageFile(path: string): string {
  return join(packageRoot(), path);
}

/** How a file is called in verdicts: one that ships with Holdpoint the same on every machine. */
export function displayName(file: string): string {
  const inside = relative(packageRoot(), resolve(file)).replaceAll('\\', '/');
  return SHIPPED.some((folder) => inside.startsWith(folder)) ? `holdpoint/${inside}` : file;
}

function isHoldpoint(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'name' in manifest
      ? manifest.name === 'holdpoint'
      : false;
  } catch {
    // Somebody else's broken manifest is not ours to report.
    return false;
  }
}
