import { InputError } from '../../types.ts';
import type { FileChange, FileStatus } from './file-change.ts';
import { pathText } from './path-name.ts';

const STATUSES: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  C: 'copied',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'retyped',
  U: 'unmerged',
};

const RECORD = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;

/** Reads the answer of `git diff-tree --raw -z`. Throws `InputError` on anything it does not know. */
export function parseRawDiff(output: Buffer, source: string): FileChange[] {
  const changes: FileChange[] = [];
  let at = 0;
  const next = (): Buffer | null => {
    if (at >= output.length) return null;
    const end = output.indexOf(0, at);
    if (end < 0) throw unreadable(source, 'it ends in the middle of a record');
    const field = output.subarray(at, end);
    at = end + 1;
    return field;
  };
  for (let header = next(); header !== null; header = next()) {
    const [, oldMode = '', newMode = '', oldId = '', newId = '', letter = ''] =
      RECORD.exec(header.toString('latin1')) ?? [];
    const status = STATUSES[letter];
    if (status === undefined) {
      throw unreadable(
        source,
        `a record begins ${JSON.stringify(header.toString('latin1', 0, 80))}`,
      );
    }
    const first = next();
    const second = status === 'renamed' || status === 'copied' ? next() : null;
    if (first === null) throw unreadable(source, 'a record has no path');
    changes.push({
      status,
      path: pathText(second ?? first),
      oldPath: second === null ? null : pathText(first),
      oldMode: present(oldMode),
      newMode: present(newMode),
      oldId: present(oldId),
      newId: present(newId),
    });
  }
  return changes;
}

function present(value: string): string | null {
  return /^0+$/.test(value) ? null : value;
}

function unreadable(source: string, what: string): InputError {
  return new InputError(
    source,
    `git's list of changed files cannot be read: ${what}`,
    'Report it with your version of git.',
  );
}
