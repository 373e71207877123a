/** Timing and the shape of a benchmark's row. Every figure stands beside a baseline of the same run. */
import process from 'node:process';

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

/** Median time of several runs in milliseconds, after one run that is not counted. */
export function median(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const begun = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begun) / 1e6;
  }).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
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
