import { UsageError } from '../faults.ts';

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** `--now` as an ISO instant in UTC with milliseconds; a date alone is its midnight UTC. */
export function instantOf(text: string | undefined, now: () => string): string {
  if (text === undefined) return now();
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || !sameDay(text, time)) {
    throw new UsageError(`--now ${text}: not an instant. Write it like 2026-03-05T09:00:00Z`);
  }
  return new Date(time).toISOString();
}

/** `2026-02-30` parses as 2 March; a person who writes it means something else. */
function sameDay(text: string, time: number): boolean {
  const day = Number(text.slice(8, 10));
  const zone = /[+-]\d\d:\d\d$/.exec(text)?.[0];
  const offset = zone
    ? (Number(zone.slice(0, 3)) * 60 + Number(zone[0] + zone.slice(4))) * 60_000
    : 0;
  return new Date(time + offset).getUTCDate() === day;
}
