import { InputError } from '../../types.ts';
import type { FileChange } from '../diff/file-change.ts';
import { pathText } from '../diff/path-name.ts';
import { nameToEnd } from './header-names.ts';
import { HunkCollector } from './hunk-collector.ts';
import type { CollectedHunks, Keep } from './hunk-collector.ts';
import { LineSplitter } from './line-splitter.ts';
import { SectionHeader } from './section-header.ts';

/** One file of a patch. */
export interface PatchSection {
  readonly change: FileChange;
  readonly collected: CollectedHunks;
}

export interface PatchListener {
  /** How much to keep of a file, asked before its first hunk. */
  keep(change: FileChange): Keep;
  section(section: PatchSection): void;
  /** A line outside of every file: of a mail, of a commit message. Latin1, without its newline. */
  outside(line: string): void;
  /** A file begins: what was outside is over. */
  fileBegins(): void;
  /** Something that a patch cannot show whole. */
  incomplete(message: string, line: number): void;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const COMBINED = /^diff --(?:cc|combined) (.*)$/s;
const BINARY = /^(?:Binary files .* differ|Files .* and .* differ|GIT binary patch)$/s;

const PLUS = 43;
const MINUS = 45;
const BLANK = 32;
const BACKSLASH = 92;
const CARRIAGE_RETURN = 13;

type State = 'outside' | 'header' | 'hunk' | 'between' | 'binary' | 'combined';

/** Reads a patch as it streams by, file after file. Throws `InputError` where it is cut off or broken. */
export class PatchScanner {
  private readonly name: string;
  private readonly listener: PatchListener;
  private readonly splitter = new LineSplitter((line) => this.line(line));
  private state: State = 'outside';
  private number = 0;
  private header = new SectionHeader(null);
  private change: FileChange | null = null;
  private collector: HunkCollector | null = null;
  private hasHunks = false;
  /** A `---` line that may open a file or may be text. */
  private dashes: string | null = null;
  /** True inside a block of binary data, which ends with an empty line. */
  private inBinaryData = false;
  private oldLeft = 0;
  private newLeft = 0;
  private oldNumber = 0;
  private newNumber = 0;

  constructor(name: string, listener: PatchListener) {
    this.name = name;
    this.listener = listener;
  }

  push(chunk: Uint8Array): void {
    this.splitter.push(chunk);
  }

  end(): void {
    this.splitter.end();
    if (this.state === 'hunk' && (this.oldLeft > 0 || this.newLeft > 0)) {
      throw this.broken('it ends in the middle of a hunk');
    }
    this.finishSection();
  }

  private line(line: Buffer): void {
    this.number += 1;
    if (this.state === 'hunk') {
      if (this.oldLeft > 0 || this.newLeft > 0) return this.hunkLine(line);
      this.state = 'between';
    }
    const bare = line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
    this.headerLine(bare.toString('latin1'));
  }

  private hunkLine(line: Buffer): void {
    const mark = line[0];
    const collector = this.collector as HunkCollector;
    if (mark === PLUS && this.newLeft > 0) {
      collector.add('added', line, this.oldNumber, this.newNumber);
      this.newLeft -= 1;
      this.newNumber += 1;
    } else if (mark === MINUS && this.oldLeft > 0) {
      collector.add('removed', line, this.oldNumber, this.newNumber);
      this.oldLeft -= 1;
      this.oldNumber += 1;
    } else if (mark === BACKSLASH) {
      return;
    } else if (this.isContext(line, mark) && this.oldLeft > 0 && this.newLeft > 0) {
      collector.add('context', line, this.oldNumber, this.newNumber);
      this.oldLeft -= 1;
      this.newLeft -= 1;
      this.oldNumber += 1;
      this.newNumber += 1;
    } else {
      throw this.broken('a hunk has other lines than its head says');
    }
  }

  /** A context line without anything may have lost its blank. */
  private isContext(line: Buffer, mark: number | undefined): boolean {
    return mark === BLANK || mark === undefined || (mark === CARRIAGE_RETURN && line.length === 1);
  }

  private headerLine(line: string): void {
    if (line.startsWith('diff --git ')) return this.beginSection(line.slice(11));
    const combined = COMBINED.exec(line);
    if (combined !== null) return this.beginCombined(combined[1] ?? '');
    if (this.state === 'combined') {
      if (
        /^(?:[ +\-@\\]|$|index |mode |new file mode |deleted file mode |Binary files )/.test(line)
      )
        return;
      this.state = 'outside';
    }
    if (this.state === 'header' || this.state === 'between') {
      if (HUNK.test(line)) return this.beginHunk(line);
      if (this.state === 'between' && line.startsWith('\\')) return;
    }
    if (this.state === 'header' && this.continueHeader(line)) return;
    if (this.dashes !== null) {
      if (line.startsWith('+++ ')) return this.beginPlainSection(this.dashes, line);
      this.dropDashes();
    }
    if (this.state !== 'binary' || !this.binaryData(line)) this.leaveSection(line);
  }

  private dropDashes(): void {
    if (this.dashes !== null) this.listener.outside(this.dashes);
    this.dashes = null;
  }

  private binaryData(line: string): boolean {
    if (line === '') this.inBinaryData = false;
    else if (/^(?:literal|delta) \d+$/.test(line)) this.inBinaryData = true;
    else return this.inBinaryData && /^[A-Za-z][!-~]{5,}$/.test(line);
    return true;
  }

  private continueHeader(line: string): boolean {
    if (BINARY.test(line)) {
      this.openCollector().markBinary();
      this.hasHunks = true;
      this.inBinaryData = line === 'GIT binary patch';
      this.state = 'binary';
      return true;
    }
    if (this.header.namesBothSides || !this.header.take(line)) return false;
    return true;
  }

  private leaveSection(line: string): void {
    this.finishSection();
    this.state = 'outside';
    if (line.startsWith('--- ')) this.dashes = line;
    else if (HUNK.test(line)) throw this.broken('a hunk belongs to no file');
    else {
      if (/^Only in .+: .+$/.test(line) || /^Binary files .+ differ$/.test(line)) {
        this.listener.incomplete('a file differs of which the patch shows nothing', this.number);
      }
      this.listener.outside(line);
    }
  }

  private beginSection(names: string): void {
    this.finishSection();
    this.header = new SectionHeader(names);
    this.listener.fileBegins();
    this.state = 'header';
  }

  private beginPlainSection(oldLine: string, newLine: string): void {
    this.dashes = null;
    this.finishSection();
    this.header = new SectionHeader(null);
    this.listener.fileBegins();
    this.header.take(oldLine);
    this.header.take(newLine);
    this.state = 'header';
  }

  private beginCombined(name: string): void {
    this.finishSection();
    this.state = 'combined';
    const message =
      'the change is shown as a merge of several versions, which hides what came from where';
    this.listener.incomplete(message, this.number);
    const latin1 = nameToEnd(name);
    if (latin1 === null) throw this.broken('a file has no name that can be read');
    const collected = new HunkCollector('counts').finish();
    const sides = { oldPath: null, oldMode: null, newMode: null, oldId: null, newId: null };
    const path = pathText(Buffer.from(latin1, 'latin1'));
    this.listener.section({ change: { status: 'unmerged', path, ...sides }, collected });
  }

  private beginHunk(line: string): void {
    const [, oldStart, oldCount = '1', newStart, newCount = '1'] = HUNK.exec(line) ?? [];
    this.oldNumber = Number(oldStart);
    this.newNumber = Number(newStart);
    this.oldLeft = Number(oldCount);
    this.newLeft = Number(newCount);
    this.openCollector().beginHunk();
    this.hasHunks = true;
    this.state = 'hunk';
  }

  private openCollector(): HunkCollector {
    this.change ??= this.named();
    this.collector ??= new HunkCollector(this.listener.keep(this.change));
    return this.collector;
  }

  private finishSection(): void {
    this.dropDashes();
    if (this.inBinaryData) throw this.broken('it ends in the middle of binary data');
    if (this.state === 'outside' || this.state === 'combined') return;
    if (this.header.lacksName || (!this.hasHunks && this.header.promisesContent))
      throw this.broken('the content of a file is missing');
    const collector = this.openCollector();
    this.listener.section({ change: this.change as FileChange, collected: collector.finish() });
    this.change = null;
    this.collector = null;
    this.hasHunks = false;
    this.state = 'outside';
  }

  private named(): FileChange {
    const change = this.header.toChange();
    if (change === null) throw this.broken('a file has no name that can be read');
    return change;
  }

  private broken(what: string): InputError {
    const advice = 'Make the patch again with: git diff --no-color';
    return new InputError(
      `${this.name}, line ${this.number}`,
      `this patch cannot be read: ${what}`,
      advice,
    );
  }
}
