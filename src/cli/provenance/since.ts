import { UsageError } from '../faults.ts';

/**
 * What git is to be told. A date alone means its beginning in UTC, since git itself would take the present
 * time of that day; whatever git does not understand it would take for now, so only plain forms pass.
 */
export function sinceOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const given = text.trim();
  const isDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(given);
  if (isDay) return `${given}T00:00:00Z`;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/.test(given))
    return given;
  const [, count, unit] = /^(\d{1,4}) ?(day|week|month|year)s?(?: ago)?$/.exec(given) ?? [];
  if (count !== undefined) return `${count}.${unit}s.ago`;
  throw new UsageError(
    `--since ${JSON.stringify(text.slice(0, 60))}: expected a date such as 2026-01-01, or "3 months"`,
  );
}
