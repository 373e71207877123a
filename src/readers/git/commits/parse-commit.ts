/** A name and an e-mail address, as somebody wrote them. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

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
    author: parseSignature(person('author') ?? ''),
    committer: parseSignature(person('committer') ?? ''),
    message: decode(body, encoding).split(/\r?\n/),
  };
}

/** Reads `Name <address>` with whatever follows. Null where there is neither. */
export function parseSignature(text: string): Signature | null {
  const [, name = '', email = ''] = /^\s*"?([^<"]*)"?\s*<([^>]*)>/.exec(text) ?? [];
  const found = { name: name.trim(), email: email.trim() };
  if (found.name !== '' || found.email !== '') return found;
  const bare = text.trim();
  return /^[^\s<>@]+@[^\s<>@]+$/.test(bare) ? { name: '', email: bare } : null;
}

/**
 * Trailers of a message, wherever they stand: a squash leaves those of its parts in the middle. An
 * indented line is a quotation.
 */
export function trailersOf(message: readonly string[]): Trailer[] {
  return message.flatMap((line) => {
    const [, key, value = ''] = /^([A-Za-z][A-Za-z-]{0,60}):\s+(.{1,1000})$/.exec(line) ?? [];
    return key === undefined ? [] : [{ key: key.toLowerCase(), value: value.trim() }];
  });
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes).toWellFormed();
  } catch {
    return bytes.toString('latin1');
  }
}
