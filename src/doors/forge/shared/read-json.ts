const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DEEPEST = 64;

export type ReadJson =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly why: string };

/** Reads UTF-8 JSON of a bounded depth. One pass decides the depth before anything is built. Never throws. */
export function readJson(bytes: Uint8Array): ReadJson {
  if (depthOf(bytes) > DEEPEST) return { kind: 'bad', why: `deeper than ${DEEPEST} levels` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'bad', why: 'not JSON' };
  }
}

function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quoted) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) {
      quoted = true;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
    }
  }
  return deepest;
}
