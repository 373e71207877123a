/** Timing and the shape of a benchmark's row. Every figure stands beside a baseline of the same run. */
import process from 'node:process';

const TURNS = 5;

export interface Figures {
  readonly what: string;
  readonly baseline: string;
  /** Milliseconds. */
  readonly baselineTime: number;
  /** Milliseconds. */
  readonly ownTime: number;
  /** Peak resident memory in MiB, where the row was measured in a process of its own. */
  readonly peakMemory?: { readonly baseline: number; readonly own: number };
}

export function row(
  what: string,
  baseline: string,
  baselineTime: number,
  ownTime: number,
  peakMemory?: Figures['peakMemory'],
): Figures {
  return { what, baseline, baselineTime, ownTime, ...(peakMemory ? { peakMemory } : {}) };
}

/** The same as `medianTime` for work that does not wait. */
export function median(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const begun = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begun) / 1e6;
  });
  return middle(times);
}

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Median time of several runs in milliseconds, after one run that is not counted. */
export async function medianTime(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) times.push(await timed(work));
  return middle(times);
}

/**
 * A row of two medians. Both take turns, so that a busy moment of the machine hits both; the first turn is
 * not counted.
 */
export async function compared(
  what: string,
  baseline: string,
  theirs: () => unknown,
  own: () => unknown,
): Promise<Figures> {
  const baselineTimes: number[] = [];
  const ownTimes: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    const times = [await timed(theirs), await timed(own)] as const;
    if (turn === 0) continue;
    baselineTimes.push(times[0]);
    ownTimes.push(times[1]);
  }
  return row(what, baseline, middle(baselineTimes), middle(ownTimes));
}

/** The median. */
export function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A row of the table in docs/performance.md. */
export function milliseconds(figures: Figures): string {
  const memory = figures.peakMemory;
  return [
    '',
    figures.what,
    `${format(figures.ownTime)} ms`,
    figures.baseline,
    `${format(figures.baselineTime)} ms`,
    `**${(figures.ownTime / figures.baselineTime).toFixed(2)}**`,
    memory ? `${Math.round(memory.own)} MiB against ${Math.round(memory.baseline)} MiB` : '',
    '',
  ]
    .join(' | ')
    .trim();
}

function format(time: number): string {
  return time < 10 ? time.toFixed(2) : time.toFixed(0);
}
