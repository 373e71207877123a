import { LineMask } from '../../shared/mask-secrets.ts';
import { signaturesIn } from './signatures.ts';
import type { Signature } from './signatures.ts';

export type { Signature } from './signatures.ts';

export interface Trailer {
  /** Lower case: `co-authored-by`. */
  readonly key: string;
  readonly value: string;
}

/** What is read of a commit. */
export interface Commit {
  /** How the commit is named to people: its id, or a line of a patch. */
  readonly name: string;
  readonly author: Signature | null;
  readonly committer: Signature | null;
  readonly message: readonly string[];
  /** True where it carries a signature, whoever may have made it. Left out where that cannot be seen. */
  readonly signed?: boolean;
}

/** Reads a commit object as git stores it. */
export function parseCommit(id: string, content: Buffer): Commit {
  const end = content.indexOf('\n\n');
  const head = content.subarray(0, end < 0 ? content.length : end);
  const body = end < 0 ? Buffer.alloc(0) : content.subarray(end + 2);
  const encoding = /^encoding (\S+)$/m.exec(head.toString('latin1'))?.[1] ?? 'utf-8';
  const lines = decode(head, encoding).split('\n');
  const person = (role: string) =>
    lines.find((line) => line.startsWith(`${role} `))?.slice(role.length + 1);
  return {
    name: id,
    author: parseSignature(withoutTime(person('author') ?? '')),
    committer: parseSignature(withoutTime(person('committer') ?? '')),
    message: splitLines(decode(body, encoding)),
    signed: lines.some((line) => /^gpgsig(?:-sha256)? /.test(line)),
  };
}

/** First line of the message, as it may be shown. */
export function subjectOf({ message }: Pick<Commit, 'message'>): string {
  const first = message.find((line) => line.trim() !== '') ?? '';
  return new LineMask().show(first.trim().slice(0, 200));
}

/** Lines of a message, however they end. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r]/);
}

/**
 * Reads `Name <address>` with whatever follows. Text of another form is kept as a name, so that whoever
 * it means is not lost. Null for an empty text.
 */
export function parseSignature(text: string): Signature | null {
  const [, name = '', email = ''] = /^\s*"?([^<"]*)"?\s*<([^>]*)>/.exec(text) ?? [];
  const found = { name: name.trim(), email: email.trim() };
  if (found.name !== '' || found.email !== '') return found;
  return signaturesIn(text)[0] ?? null;
}

/** `Ada ada@example.org 1700000000 +0100`, from which git itself would make nobody. */
function withoutTime(text: string): string {
  return text.replace(/(?:^| )-?\d{1,20} [+-]\d{4}$/, '');
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes).toWellFormed();
  } catch {
    return bytes.toString('latin1');
  }
}
