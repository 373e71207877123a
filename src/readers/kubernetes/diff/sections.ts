import { currentGroup } from '../objects/identity.ts';

/** What the name of a file of `kubectl diff` says: `apps.v1.Deployment.shop.web`. */
export interface DiffedObject {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** One line of a hunk with its place in the input. */
export interface HunkLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
  /** 1-based line of the input. */
  readonly line: number;
}

export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly lines: readonly HunkLine[];
  /** True where fewer lines are there than its header announces. */
  readonly cut: boolean;
}

export interface Section {
  readonly object: DiffedObject | null;
  /** The name as written, for messages. */
  readonly title: string;
  readonly line: number;
  readonly hunks: readonly Hunk[];
  /** True for what `diff` says of files that it does not show, such as binary ones. */
  readonly unshown: boolean;
}

const FILE_NAME =
  /[\\/](?:LIVE|MERGED)-[^\\/\s]*[\\/](?:([a-z0-9.-]+)\.)?(v\d+(?:(?:alpha|beta)\d+)?)\.([A-Z]\w*)\.([a-z0-9-]*)\.(\S+)$/;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

export function nameOfFile(path: string): DiffedObject | null {
  const found = FILE_NAME.exec(path.replace(/\t.*$/, '').trimEnd());
  if (found === null) return null;
  const [, group = '', version = '', kind = '', namespace = '', name = ''] = found;
  return {
    group: currentGroup(group, kind),
    version,
    kind,
    namespace: namespace === '' ? null : namespace,
    name,
  };
}

interface Open {
  object: DiffedObject | null;
  title: string;
  line: number;
  hunks: Hunk[];
  unshown: boolean;
}

/** The sections of a unified diff, one a file, with the lines of their hunks. */
export function sectionsOf(text: string): readonly Section[] {
  const lines = text.split('\n');
  const sections: Open[] = [];
  let open: Open | null = null;
  const begin = (title: string, line: number): Open => {
    const section: Open = { object: null, title, line, hunks: [], unshown: false };
    sections.push(section);
    return section;
  };
  for (let index = 0; index < lines.length; index++) {
    const text = clean(lines[index]);
    if (text.startsWith('diff ')) {
      open = begin(text, index + 1);
      open.object = nameOfFile(text);
    } else if (text.startsWith('--- ') && clean(lines[index + 1]).startsWith('+++ ')) {
      if (open === null || open.hunks.length > 0) open = begin(text, index + 1);
      open.object ??= nameOfFile(text) ?? nameOfFile(clean(lines[index + 1]));
      index += 1;
    } else if (HUNK.test(text) && open !== null) {
      const hunk = readHunk(lines, index);
      open.hunks.push(hunk);
      index += hunk.lines.length + skipped(lines, index, hunk);
    } else if (/^(?:Binary files|Files) /.test(text)) {
      open ??= begin(text, index + 1);
      open.unshown = true;
    }
  }
  return sections;
}

function clean(line: string | undefined): string {
  return (line ?? '').replace(/\r$/, '');
}

function readHunk(lines: readonly string[], at: number): Hunk {
  const numbers = HUNK.exec(clean(lines[at])) ?? [];
  const [oldStart, oldCount, newStart, newCount] = [1, 2, 3, 4].map((part) =>
    Number(numbers[part] ?? 1),
  ) as [number, number, number, number];
  let [oldLeft, newLeft] = [oldCount, newCount];
  const found: HunkLine[] = [];
  let index = at + 1;
  for (; index < lines.length && (oldLeft > 0 || newLeft > 0); index++) {
    const text = clean(lines[index]);
    if (text.startsWith('\\')) continue;
    const mark = text === '' ? ' ' : text.charAt(0);
    if (mark !== ' ' && mark !== '-' && mark !== '+') break;
    if (mark !== '+') oldLeft -= 1;
    if (mark !== '-') newLeft -= 1;
    found.push({ mark, text: text.slice(1), line: index + 1 });
  }
  return { oldStart, oldCount, newStart, newCount, lines: found, cut: oldLeft > 0 || newLeft > 0 };
}

/** Lines of the hunk that are no content: the note about a missing newline. */
function skipped(lines: readonly string[], at: number, hunk: Hunk): number {
  const last = hunk.lines.at(-1)?.line ?? at + 1;
  return last - (at + 1) - hunk.lines.length;
}
