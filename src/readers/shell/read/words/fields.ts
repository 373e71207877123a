import { UNKNOWN } from '../../types.ts';
import type { Stdin, Word } from '../../types.ts';
import { wordFrom } from './value.ts';
import type { SubstitutedWord, Value } from './value.ts';

/** Far above any word; what is beyond it is not known. */
const LONGEST = 256 * 1024;

function withSource(word: Word, from: Stdin): SubstitutedWord {
  return { ...word, from };
}

/** Puts the fields of one word together, piece by piece. */
export class Fields {
  readonly done: Word[] = [];
  private text = '';
  private glob = false;
  private started = false;
  private unknowns: string[] = [];
  private from: Stdin | null = null;

  /** Text that is neither split nor a pattern. */
  plain(text: string): void {
    this.started = true;
    if (this.text.length + text.length <= LONGEST) this.text += text;
    else if (!this.text.endsWith(UNKNOWN)) this.text += UNKNOWN;
  }

  pattern(text: string): void {
    this.plain(text);
    this.glob = true;
  }

  file(path: string, from: Stdin): void {
    this.plain(path);
    this.from = from;
  }

  /** A value inside quotes; those of `"$@"` become fields of their own. */
  quoted(value: Value, apart: boolean): void {
    if (!apart || value.list === undefined) {
      this.take(value);
      return;
    }
    this.each(value.list);
  }

  /** A value outside quotes: split at `separators`. */
  split(value: Value, separators: string): void {
    const words = value.list ?? [value];
    words.forEach((word, index) => {
      if (index > 0) this.end();
      this.splitOne(word, separators);
    });
  }

  end(): void {
    if (!this.started) return;
    const word = wordFrom(this.text, this.glob, this.unknowns);
    this.done.push(this.from === null ? word : withSource(word, this.from));
    this.text = '';
    this.glob = false;
    this.started = false;
    this.unknowns = [];
    this.from = null;
  }

  private each(words: readonly Word[]): void {
    words.forEach((word, index) => {
      if (index > 0) this.end();
      this.take(word);
    });
  }

  private take({ text, glob, unknowns }: Word): void {
    this.plain(text);
    if (glob) this.glob = true;
    if (unknowns.length > 0) this.unknowns.push(...unknowns);
  }

  private splitOne(word: Word, separators: string): void {
    const { text } = word;
    let from = 0;
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && !separators.includes(text[at] ?? '')) continue;
      if (at > from) {
        const piece = text.slice(from, at);
        this.plain(piece);
        if (/[*?[]/.test(piece)) this.glob = true;
        if (piece.includes(UNKNOWN)) this.unknowns.push(...word.unknowns);
      }
      if (at < text.length) this.end();
      from = at + 1;
    }
  }
}
