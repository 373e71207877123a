import { UsageError } from '../faults.ts';

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `90s`, `30m`, `2h`, `1d` as milliseconds. */
export function durationOf(text: string, flag: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)([smhd])$/.exec(text) ?? [];
  const milliseconds = Number(number) * (UNITS[unit as keyof typeof UNITS] ?? Number.NaN);
  if (!(milliseconds > 0)) {
    throw new UsageError(`${flag} ${text}: not a duration. Write it like 90s, 30m, 2h or 7d`);
  }
  return milliseconds;
}
