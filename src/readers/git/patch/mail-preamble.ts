import type { Commit, Signature } from '../commits/parse-commit.ts';
import { parseSignature } from '../commits/parse-commit.ts';

export interface PreambleListener {
  commit(commit: Commit): void;
  /** A diffstat says how many files follow. */
  announced(files: number): void;
  /** A mail or commit begins: what was announced before must be there by now. */
  begins(): void;
  /** The mail's text is encoded, so that its lines are not those of the patch. */
  encoded(encoding: string): void;
}

const MOST_MESSAGE_LINES = 10_000;

/** Reads what stands around the files of a patch: mails of `git format-patch`, commits of `git log -p`. */
export class PreambleReader {
  private readonly listener: PreambleListener;
  private name: string | null = null;
  private author: Signature | null = null;
  private sender: Signature | null = null;
  private message: string[] = [];
  private part: 'none' | 'head' | 'message' | 'stat' = 'none';
  private indent = '';

  constructor(listener: PreambleListener) {
    this.listener = listener;
  }

  /** One line outside of every file, as latin1. */
  line(latin1: string): void {
    const text = Buffer.from(latin1, 'latin1').toString('utf8');
    const [, commit, mail] =
      /^(?:commit ([0-9a-f]{7,64})\b.*|From ([0-9a-f]{40,64}) .*)$/.exec(text) ?? [];
    if (commit !== undefined) return this.begin(commit, '    ');
    if (mail !== undefined) return this.begin(mail, '');
    if (this.part === 'none' && /^From: .*<.*@.*>/.test(text)) this.begin('mail', '');
    if (this.part === 'head') this.headLine(text);
    else if (this.part === 'message') this.messageLine(text);
    // A message may speak of such a summary too; in a log it is indented further.
    if (this.part === 'message' && this.indent === '') return;
    const files = /^ (\d+) files? changed(?:,|$)/.exec(text)?.[1];
    if (files !== undefined) this.listener.announced(Number(files));
  }

  /** A file begins, so the message is over. */
  fileBegins(): void {
    if (this.part !== 'none') this.finish();
  }

  end(): void {
    this.finish();
    this.listener.begins();
  }

  private begin(name: string, indent: string): void {
    this.finish();
    this.listener.begins();
    this.name = name;
    this.indent = indent;
    this.part = 'head';
  }

  private headLine(text: string): void {
    const [, field = '', value = ''] =
      /^(From|Author|Subject|Content-Transfer-Encoding):\s*(.*)$/i.exec(text) ?? [];
    if (text === '') this.part = 'message';
    else if (/^(?:from|author)$/i.test(field)) this.author = parseSignature(decodeWords(value));
    else if (/^subject$/i.test(field)) this.message.push(value);
    else if (/^(?:base64|quoted-printable)\s*$/i.test(value)) this.listener.encoded(value.trim());
  }

  private messageLine(text: string): void {
    if (text === '---' && this.indent === '') {
      this.part = 'stat';
      return;
    }
    // The first line of a mail may name the author where somebody else has sent it.
    if (this.indent === '' && this.message.length === 1 && /^From: .*<.*>/.test(text)) {
      this.sender = this.author;
      this.author = parseSignature(text.slice(6));
      return;
    }
    if (this.message.length >= MOST_MESSAGE_LINES) return;
    this.message.push(text.startsWith(this.indent) ? text.slice(this.indent.length) : text);
  }

  private finish(): void {
    if (this.name !== null) {
      const { name, author, sender, message } = this;
      this.listener.commit({ name, author, committer: sender, message });
    }
    this.name = null;
    this.author = null;
    this.sender = null;
    this.message = [];
    this.part = 'none';
  }
}

/** Names in mail headers that are not ASCII: `=?UTF-8?q?J=C3=BCrgen?=`. */
function decodeWords(text: string): string {
  return text.replace(
    /=\?([\w-]+)\?([bq])\?([^?]*)\?=\s*/gi,
    (whole, charset: string, kind: string, word: string) => {
      const bytes =
        kind.toLowerCase() === 'b'
          ? Buffer.from(word, 'base64')
          : Buffer.from(
              word
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
                  String.fromCharCode(parseInt(hex, 16)),
                ),
              'latin1',
            );
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return whole;
      }
    },
  );
}
