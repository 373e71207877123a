/** The little of CBOR (RFC 8949) that public keys are written in: integers, bytes, texts and one map. */

export type CborItem = number | string | Buffer;

/** Reads one map of plain items that fills the bytes whole. Null where they are anything else. */
export function readCborMap(bytes: Buffer): ReadonlyMap<number | string, CborItem> | null {
  const reader = { bytes, at: 0 };
  const head = readHead(reader);
  if (head?.major !== 5) return null;
  const map = new Map<number | string, CborItem>();
  for (let left = head.value; left > 0; left--) {
    const [key, value] = [readItem(reader), readItem(reader)];
    if (key === null || value === null || Buffer.isBuffer(key) || map.has(key)) return null;
    map.set(key, value);
  }
  return reader.at === bytes.length ? map : null;
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

function readItem(reader: Reader): CborItem | null {
  const head = readHead(reader);
  if (head === null) return null;
  const { major, value } = head;
  if (major === 0) return value;
  if (major === 1) return -1 - value;
  if (major !== 2 && major !== 3) return null;
  const end = reader.at + value;
  if (end > reader.bytes.length) return null;
  const content = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return major === 2 ? content : content.toString('utf8');
}

/** Numbers of up to four bytes: a key's members are never longer. */
function readHead(reader: Reader): { readonly major: number; readonly value: number } | null {
  const first = reader.bytes[reader.at];
  if (first === undefined) return null;
  const [major, low] = [first >> 5, first & 0x1f];
  reader.at += 1;
  if (low < 24) return { major, value: low };
  const width = low === 24 ? 1 : low === 25 ? 2 : low === 26 ? 4 : 0;
  if (width === 0 || reader.at + width > reader.bytes.length) return null;
  const value = reader.bytes.readUIntBE(reader.at, width);
  reader.at += width;
  return { major, value };
}
