/** The index of a repository, versions 2 to 4: which files git tracks, and how they looked when it did. */

export interface IndexEntry {
  readonly path: string;
  /** Seconds and nanoseconds of the last change that git has seen. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Bytes, modulo 2^32. */
  readonly size: number;
  /** 40 or 64 hex digits of the content. */
  readonly object: string;
  readonly mode: number;
}

export interface GitIndex {
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** True where something was staged since the last commit or checkout; false where that cannot be told. */
  readonly staged: boolean;
}

export const NO_INDEX: GitIndex = { entries: new Map(), staged: false };

const FIXED = 40;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;

/** What it holds, or null for an index that cannot be read or has more than `most` entries. */
export function readIndex(bytes: Buffer, objectBytes: 20 | 32, most: number): GitIndex | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return null;
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (version < 2 || version > 4 || count > most) return null;
  const entries = new Map<string, IndexEntry>();
  let at = 12;
  let before: Buffer = Buffer.alloc(0);
  for (let index = 0; index < count; index += 1) {
    if (at + FIXED + objectBytes + 2 > bytes.length) return null;
    const flags = bytes.readUInt16BE(at + FIXED + objectBytes);
    const start = at + FIXED + objectBytes + 2 + ((flags & EXTENDED) === 0 ? 0 : 2);
    const named = version === 4 ? shortened(bytes, start, before) : whole(bytes, start, flags);
    if (named === null) return null;
    const path = named.name.toString('utf8');
    entries.set(path, {
      path,
      seconds: bytes.readUInt32BE(at + 8),
      nanoseconds: bytes.readUInt32BE(at + 12),
      mode: bytes.readUInt32BE(at + 24),
      size: bytes.readUInt32BE(at + 36),
      object: bytes.toString('hex', at + FIXED, at + FIXED + objectBytes),
    });
    before = named.name;
    // Entries before version 4 are padded with 1 to 8 zeros to a multiple of eight.
    at = version === 4 ? named.end + 1 : at + (((named.end - at + 8) >> 3) << 3);
  }
  return { entries, staged: isStaged(bytes, at) };
}

/** Git forgets the tree of what it stages; the extension `TREE` then says so for the root. */
function isStaged(bytes: Buffer, from: number): boolean {
  for (let at = from; at + 8 < bytes.length; at += 8 + bytes.readUInt32BE(at + 4)) {
    if (bytes.toString('latin1', at, at + 4) === 'TREE') {
      return bytes.toString('latin1', at + 8, at + 11) === '\0-1';
    }
  }
  return false;
}

interface Name {
  readonly name: Buffer;
  readonly end: number;
}

function whole(bytes: Buffer, start: number, flags: number): Name | null {
  const length = flags & NAME_LENGTH;
  const end = length < NAME_LENGTH ? start + length : bytes.indexOf(0, start);
  return end < start || end > bytes.length ? null : { name: bytes.subarray(start, end), end };
}

/** A name of version 4: how much to cut off the one before, and what to put in its place. */
function shortened(bytes: Buffer, start: number, before: Buffer): Name | null {
  let at = start;
  let byte = bytes[at] ?? 0;
  let cut = byte & 127;
  while ((byte & 128) !== 0 && at - start < 5) {
    at += 1;
    byte = bytes[at] ?? 0;
    cut = (cut + 1) * 128 + (byte & 127);
  }
  at += 1;
  const end = bytes.indexOf(0, at);
  if (end < 0 || cut > before.length) return null;
  return {
    name: Buffer.concat([before.subarray(0, before.length - cut), bytes.subarray(at, end)]),
    end,
  };
}
