import type { Pause } from './pause.ts';

const A_STEP = 20_000;

/** Sorts texts by UTF-16 code units, as `toSorted` does, with pauses: parts first, then merged by pairs. */
export async function sortInSteps(texts: readonly string[], pause: Pause): Promise<string[]> {
  let parts: string[][] = [];
  for (let from = 0; from < texts.length; from += A_STEP) {
    parts.push(texts.slice(from, from + A_STEP).sort());
    await pause();
  }
  while (parts.length > 1) {
    const merged: string[][] = [];
    for (let index = 0; index < parts.length; index += 2) {
      merged.push(await mergedOf(parts[index] ?? [], parts[index + 1] ?? [], pause));
    }
    parts = merged;
  }
  return parts[0] ?? [];
}

async function mergedOf(
  left: readonly string[],
  right: readonly string[],
  pause: Pause,
): Promise<string[]> {
  const merged: string[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const [a, b] = [left[l], right[r]];
    if (b === undefined || (a !== undefined && a <= b)) {
      merged.push(a as string);
      l++;
    } else {
      merged.push(b);
      r++;
    }
    if (merged.length % A_STEP === 0) await pause();
  }
  return merged;
}
