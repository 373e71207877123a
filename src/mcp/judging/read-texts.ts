import { createHash } from 'node:crypto';
import { filePair } from '../../readers/file-pair.ts';
import { joinParts, readParts } from '../../readers/read-change.ts';
import type { ReadChange } from '../../readers/read-change.ts';
import { readVersions } from '../../readers/read-versions.ts';
import { sha256 } from '../../cli/guard/sha256.ts';

/** A plan, diff, script or manifest; with the version it takes the place of, or null. */
export interface GivenText {
  readonly name: string;
  readonly text: string;
  readonly before: string | null;
}

/** Reads a text as `holdpoint assess` reads a file. Throws `InputError` on one that cannot be read whole. */
export async function readText({ name, text, before }: GivenText): Promise<ReadChange> {
  if (before === null) {
    const inputs = [{ name, bytes: bytesOf(text) }];
    return joinParts(await readParts(inputs, { sha256: () => createHash('sha256') }));
  }
  const sources = { before: `${name} (before)`, after: name };
  const pair = filePair({ path: name, before, after: text, sources, inRepository: false });
  return joinParts([await readVersions([pair], { sha256 })]);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
