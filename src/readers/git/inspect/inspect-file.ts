import { classifyPath } from '../classify/classify-path.ts';
import { MODES } from '../diff/file-change.ts';
import type { FileChange } from '../diff/file-change.ts';
import type { Finding } from '../effects/finding.ts';
import type { FileToInspect } from './file-to-inspect.ts';
import { inspectLockfile } from './lockfile.ts';
import { inspectSymlink } from './symlink.ts';
import { inspectWorkflow } from './workflow.ts';

/** True where more than the fact of the change matters, so that every line is needed. */
export function wantsInspection(change: FileChange): boolean {
  if (change.newMode === MODES.symlink) return true;
  const { type } = classifyPath(change.path);
  return type === 'lockfile' || type === 'ci-workflow';
}

/** What the content of a file shows. Findings are in the order of their lines. */
export function inspectFile(file: FileToInspect): Finding[] {
  if (file.change.newMode === MODES.symlink) return inspectSymlink(file);
  const { type } = classifyPath(file.change.path);
  if (type === 'lockfile') return inspectLockfile(file);
  if (type === 'ci-workflow') return inspectWorkflow(file);
  return [];
}
