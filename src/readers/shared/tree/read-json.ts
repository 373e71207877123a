import { readLenientJson } from './lenient-json.ts';
import { readStrictJson } from './strict-json.ts';
import type { TreeReading } from './types.ts';

/** Reads one JSON document; comments and trailing commas are let through. Never throws. */
export function readJson(text: string): TreeReading {
  const tree = readStrictJson(text);
  // Only what is not JSON to the letter is worth the slower reader, which knows what is wrong and where.
  return tree === null ? readLenientJson(text) : { kind: 'read', documents: [tree] };
}
