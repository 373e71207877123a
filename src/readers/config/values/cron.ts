/** How often a schedule runs: cron in five or six fields, `@daily`, `every 5m`, `rate(1 hour)`. */

const MACROS: ReadonlyMap<string, number> = new Map([
  ['@yearly', 1 / 52],
  ['@annually', 1 / 52],
  ['@monthly', 12 / 52],
  ['@weekly', 1],
  ['@daily', 7],
  ['@midnight', 7],
  ['@hourly', 168],
]);

const NAMES = 'sun mon tue wed thu fri sat jan feb mar apr may jun jul aug sep oct nov dec'.split(
  ' ',
);
const FIELD =
  /^(?:[\d*?,/#LWH()-]|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec){1,80}$/i;
const RATE =
  /^(?:@every|every|rate\()\s*(\d{1,6})?\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)\)?$/i;
const WEEK = 604_800;
/** No schedule is longer; blanks without end would be slow to match. */
const LONGEST = 500;
const UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Runs a week, or null for a text that is no schedule. */
export function runsPerWeek(text: string): number | null {
  if (text.length > LONGEST) return null;
  const trimmed = text.trim().replace(/^(?:CRON_TZ|TZ)=\S+\s+/, '');
  const macro = MACROS.get(trimmed.toLowerCase());
  if (macro !== undefined) return macro;
  const rate = RATE.exec(trimmed);
  if (rate !== null) {
    const seconds = Number(rate[1] ?? 1) * (UNIT[(rate[2] ?? '').charAt(0).toLowerCase()] ?? 0);
    return seconds > 0 ? WEEK / seconds : null;
  }
  const wrapped = /^cron\((.*)\)$/i.exec(trimmed);
  const fields = (wrapped?.[1] ?? trimmed).split(/\s+/);
  if (fields.length < 5 || fields.length > 7 || !fields.every((field) => FIELD.test(field)))
    return null;
  if (wrapped !== null) return runs(fields.slice(0, 5), 1);
  if (fields.length === 5) return runs(fields, 1);
  const seconds = count(fields[0] ?? '', 0, 59);
  return seconds === null ? null : runs(fields.slice(1, 6), seconds);
}

function runs(fields: readonly string[], perMinute: number): number | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const minutes = count(minute, 0, 59);
  const hours = count(hour, 0, 23);
  const days = count(day, 1, 31);
  const months = count(month, 1, 12);
  const weekdays = count(weekday, 0, 6);
  if (minutes === null || hours === null || days === null || months === null || weekdays === null) {
    return null;
  }
  const byDay = isAny(day) ? 0 : days / 31;
  const byWeekday = isAny(weekday) ? 0 : Math.min(weekdays, 7) / 7;
  // With both given cron runs on either.
  const share = byDay === 0 && byWeekday === 0 ? 1 : Math.min(1, byDay + byWeekday);
  return perMinute * minutes * hours * 7 * share * (months / 12);
}

function isAny(field: string): boolean {
  return field === '*' || field === '?' || field === '*/1';
}

/** How many values of its range a field takes, or null where it makes no sense. */
function count(field: string, low: number, high: number): number | null {
  let total = 0;
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const size = sizeOf(range.replace(/#\d$/, ''), low, high, step !== undefined);
    const every = step === undefined ? 1 : Number(step);
    if (size === null || !(every > 0)) return null;
    total += Math.max(1, Math.ceil(size / every));
  }
  return Math.min(total, high - low + 1);
}

function sizeOf(range: string, low: number, high: number, stepped: boolean): number | null {
  if (range === '*' || range === '?') return high - low + 1;
  if (/^(?:L|LW|H|H\(\d+-\d+\)|L-\d+|\d+[LW])$/i.test(range)) return stepped ? high - low + 1 : 1;
  const [from = '', to] = range.split('-');
  const first = numberOf(from);
  if (first === null || first > high + 1) return null;
  if (to === undefined) return stepped ? high - first + 1 : 1;
  const last = numberOf(to);
  if (last === null || last > high + 1) return null;
  return last >= first ? last - first + 1 : high - first + 1 + last - low + 1;
}

function numberOf(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const index = NAMES.indexOf(text.toLowerCase());
  return index === -1 ? null : index < 7 ? index : index - 6;
}

/** A rate in words: `about 7 times a week`. */
export function rateName(perWeek: number): string {
  if (perWeek >= 168) return `about ${Math.round(perWeek / 168)} times an hour`;
  if (perWeek >= 7) return `about ${Math.round(perWeek / 7)} times a day`;
  if (perWeek >= 1) return `about ${Math.round(perWeek)} times a week`;
  return 'less than once a week';
}
