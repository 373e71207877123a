import type { FileChange, FileStatus } from '../diff/file-change.ts';
import { pathText } from '../diff/path-name.ts';
import { nameOfSide, nameToEnd, namesOfGitHeader, namesOfSides } from './header-names.ts';
import type { NamePair } from './header-names.ts';

/** Ids of the file without content, as far as patches shorten them, in both of git's hashes. */
const EMPTY_BLOB = /^(?:e69de29|473a0f4)/;

const LINE =
  /^(old mode|new mode|deleted file mode|new file mode|copy from|copy to|rename from|rename to|similarity index|dissimilarity index|index|---|\+\+\+) (.*)$/s;

/** The lines before the hunks of one file, as they are read. Names are latin1 texts until the end. */
export class SectionHeader {
  private readonly pair: NamePair | null;
  private oldSide: string | null = null;
  private newSide: string | null = null;
  private from: string | null = null;
  private to: string | null = null;
  private status: FileStatus = 'modified';
  private oldMode: string | null = null;
  private newMode: string | null = null;
  private ids: readonly [string, string] | null = null;

  /** `names` is what follows `diff --git `, or null for a section that begins with `---`. */
  constructor(names: string | null) {
    this.pair = names === null ? null : namesOfGitHeader(names);
  }

  /** Takes one line. False when it is no header line. */
  take(line: string): boolean {
    const [, word = '', rest = ''] = LINE.exec(line) ?? [];
    if (word === '') return false;
    if (word === 'old mode') this.oldMode = rest;
    else if (word === 'new mode') this.newMode = rest;
    else if (word === 'new file mode') this.appear(rest);
    else if (word === 'deleted file mode') this.disappear(rest);
    else if (word === 'copy from') this.move('copied', rest);
    else if (word === 'rename from') this.move('renamed', rest);
    else if (word === 'copy to' || word === 'rename to') this.to = nameToEnd(rest);
    else if (word === 'index') this.takeIds(rest);
    else if (word === '---') this.oldSide = nameOfSide(rest);
    else if (word === '+++') this.newSide = nameOfSide(rest);
    return true;
  }

  /** True once `+++` was read: hunks must follow. */
  get namesBothSides(): boolean {
    return this.newSide !== null;
  }

  /** True when the header says that content changed, so that hunks or a note on binary data must follow. */
  get promisesContent(): boolean {
    if (this.oldSide !== null || this.newSide !== null) return true;
    if (this.ids === null || this.ids[0] === this.ids[1]) return false;
    const empty = this.ids[this.status === 'deleted' ? 0 : 1];
    const oneSided = this.status === 'added' || this.status === 'deleted';
    return !(oneSided && EMPTY_BLOB.test(empty));
  }

  /** True when a rename or copy lacks one of its names. */
  get lacksName(): boolean {
    return (this.status === 'renamed' || this.status === 'copied') && this.to === null;
  }

  /** Null when the lines do not name the file. */
  toChange(): FileChange | null {
    const names = this.names();
    if (names === null || names.old === '' || names.new === '') return null;
    let status = this.status;
    if (status === 'modified' && this.oldSide === '/dev/null') status = 'added';
    if (status === 'modified' && this.newSide === '/dev/null') status = 'deleted';
    const moved = status === 'renamed' || status === 'copied';
    return {
      status,
      path: asPath(status === 'deleted' ? names.old : names.new),
      oldPath: moved ? asPath(names.old) : null,
      oldMode: this.oldMode,
      newMode: this.newMode,
      oldId: present(this.ids?.[0]),
      newId: present(this.ids?.[1]),
    };
  }

  private appear(mode: string): void {
    this.status = 'added';
    this.newMode = mode;
  }

  private disappear(mode: string): void {
    this.status = 'deleted';
    this.oldMode = mode;
  }

  private move(status: 'copied' | 'renamed', from: string): void {
    this.status = status;
    this.from = nameToEnd(from);
  }

  private takeIds(rest: string): void {
    const found = /^([0-9a-f]+)\.\.([0-9a-f]+)(?: (\d{6}))?$/.exec(rest);
    if (found === null) return;
    this.ids = [found[1] ?? '', found[2] ?? ''];
    if (found[3] === undefined) return;
    this.oldMode ??= found[3];
    this.newMode ??= found[3];
  }

  private names(): NamePair | null {
    if (this.from !== null && this.to !== null) return { old: this.from, new: this.to };
    if (this.status === 'renamed' || this.status === 'copied') return null;
    if (this.pair !== null) return this.pair;
    if (this.oldSide === null || this.newSide === null) return null;
    return namesOfSides({ old: this.oldSide, new: this.newSide });
  }
}

function present(id: string | undefined): string | null {
  return id === undefined || /^0+$/.test(id) ? null : id;
}

function asPath(latin1: string): string {
  return pathText(Buffer.from(latin1, 'latin1'));
}
