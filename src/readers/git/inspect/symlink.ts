import { posix } from 'node:path';
import { MODES } from '../diff/file-change.ts';
import type { Finding } from '../effects/finding.ts';
import type { FileToInspect } from './file-to-inspect.ts';

/** A symbolic link that leads out of the repository: whoever follows it reads or writes elsewhere. */
export function inspectSymlink({ change, hunks }: FileToInspect): Finding[] {
  if (change.newMode !== MODES.symlink) return [];
  const target = hunks.flat().find(({ mark }) => mark === 'added');
  if (target === undefined || !leadsOutside(change.path, target.text)) return [];
  return [
    {
      kind: 'unaccounted',
      what: `the link points outside the repository, to ${JSON.stringify(target.text.slice(0, 200).toWellFormed())}`,
      line: 1,
      excerpt: [],
      safer: 'Link to a path inside the repository.',
    },
  ];
}

function leadsOutside(path: string, target: string): boolean {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(target)) return true;
  const end = posix.normalize(posix.join(posix.dirname(path), target.replaceAll('\\', '/')));
  return end === '..' || end.startsWith('../');
}
