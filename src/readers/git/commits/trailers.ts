import type { Trailer } from './parse-commit.ts';
import { skeletonOf } from './skeleton.ts';

const LONGEST = 1000;
const TRAILER = /^ {0,3}(?:[*+-] {1,3})?([^\s:][^:]{0,60}):(.*)$/;

/**
 * Trailers of a message, wherever they stand: a squash leaves those of its parts in the middle, behind
 * bullets. A line that is indented further is a quotation, or goes on with the trailer above it.
 */
export function trailersOf(message: readonly string[]): Trailer[] {
  const trailers: Trailer[] = [];
  let isOpen = false;
  for (const whole of message) {
    const line = whole.slice(0, LONGEST);
    const last = trailers.at(-1);
    if (isOpen && last !== undefined && /^[ \t]+\S/.test(line)) {
      const value = `${last.value} ${line.trim()}`.slice(0, LONGEST);
      trailers[trailers.length - 1] = { ...last, value };
    }
    const [, written, value = ''] = TRAILER.exec(line) ?? [];
    const key = written === undefined ? null : keyOf(written);
    if (key !== null) trailers.push({ key, value: value.trim() });
    isOpen = key !== null || (isOpen && /^[ \t]+\S/.test(line));
  }
  return trailers;
}

/** The key as it is spelt properly, or null for what is none. */
function keyOf(written: string): string | null {
  const key = skeletonOf(written).trim().toLowerCase().replace(/[ _]/g, '-');
  if (/^co-?author(?:ed)?(?:-by)?$/.test(key)) return 'co-authored-by';
  return /^[a-z][a-z0-9-]*$/.test(key) ? key : null;
}
