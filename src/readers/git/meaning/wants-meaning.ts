import { hasFileReader } from '../../file-registry.ts';
import { classifyPath } from '../classify/classify-path.ts';
import { MODES } from '../diff/file-change.ts';
import type { FileChange } from '../diff/file-change.ts';

const LINKS: ReadonlySet<string | null> = new Set([MODES.submodule, MODES.symlink]);

/** True where another reader may know what the file does once it is applied. */
export function wantsMeaning({ path, oldPath, oldMode, newMode }: FileChange): boolean {
  if (LINKS.has(oldMode) || LINKS.has(newMode)) return false;
  const { traits, type } = classifyPath(path);
  // Test data and documents are never applied, whatever stands in them.
  if (traits.includes('test-code') || traits.includes('documentation')) return false;
  if (type === 'lockfile') return false;
  return hasFileReader(path) || (oldPath !== null && hasFileReader(oldPath));
}
