import { filePair } from '../file-pair.ts';
import { findPatterns } from './find-patterns.ts';

/** One file before and after, as a test writes it down. */
export interface Told {
  readonly path: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

export function pairOf({ path, before = null, after = null }: Told) {
  const sources = { before: `a/${path}`, after: `b/${path}` };
  return filePair({ path, before, after, sources, inRepository: true });
}

/** What one pattern finds in some files: `path:line weight`, in order. */
export async function sightingsOf(pattern: string, files: readonly Told[]) {
  const { findings } = await findPatterns(files.map(pairOf), { also: [pattern] });
  return findings
    .filter((one) => one.pattern === pattern)
    .map(({ path, evidence, weight }) => `${path}:${evidence.line} ${weight}`);
}

/** How often one pattern is found in a new file of that name. */
export async function countIn(pattern: string, path: string, after: string): Promise<number> {
  return (await sightingsOf(pattern, [{ path, after }])).length;
}
