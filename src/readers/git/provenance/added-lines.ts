import { nameOfSide } from '../patch/header-names.ts';
import { LineSplitter } from '../patch/line-splitter.ts';
import { streamGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { put } from './put.ts';
import { merged } from './ranges.ts';
import type { Range } from './ranges.ts';

/** Lines that a commit adds, by path; sorted, none touching another. */
export type AddedLines = ReadonlyMap<string, readonly Range[]>;

const ARGUMENTS = [
  'diff-tree',
  '--stdin',
  '-r',
  '--root',
  '-p',
  '-U0',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
];

/** What each of some commits adds against its parent. A merge adds nothing of its own here. */
export async function addedLinesOf(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlyMap<string, AddedLines>> {
  const found = new Map<string, Map<string, Range[]>>();
  if (commits.length === 0) return found;
  let files = new Map<string, Range[]>();
  let path = '';
  let content = 0;
  const splitter = new LineSplitter((bytes) => {
    // Lines of the files themselves are counted, not looked at: they may look like anything.
    if (content > 0 && bytes[0] !== BACKSLASH) {
      content -= 1;
      return;
    }
    const line = bytes.toString('latin1');
    const [, old = '1', start = '', count = '1'] = HUNK.exec(line) ?? [];
    if (start !== '') {
      content = Number(old) + Number(count);
      const added: Range = [Number(start), Number(start) + Number(count) - 1];
      if (Number(count) > 0) put(files, path, added);
    } else if (line.startsWith('+++ ')) {
      const name = Buffer.from(nameOfSide(line.slice(4)) ?? '', 'latin1').toString('utf8');
      path = name.replace(/^b\//, '');
    } else if (/^[0-9a-f]{40,64}$/.test(line)) {
      files = new Map();
      found.set(line, files);
    }
  });
  const input = Buffer.from(`${commits.join('\n')}\n`);
  await streamGit(repository, ARGUMENTS, (chunk) => splitter.push(chunk), { input });
  splitter.end();
  return new Map(
    [...found].map(([commit, lines]) => [
      commit,
      new Map([...lines].map(([file, ranges]) => [file, merged(ranges)])),
    ]),
  );
}

const BACKSLASH = 92;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
