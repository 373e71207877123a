import { runsPerWeek } from '../values/cron.ts';

const WORDS: ReadonlyMap<string, number> = new Map([
  ['minutely', 10_080],
  ['hourly', 168],
  ['daily', 7],
  ['weekly', 1],
  ['monthly', 12 / 52],
  ['quarterly', 4 / 52],
  ['semiannually', 2 / 52],
  ['yearly', 1 / 52],
  ['annually', 1 / 52],
]);
const SHAPE =
  /^(?:([A-Za-z,.-]{2,60})\s+)?(?:([\d*/,.-]{1,40})\s+)?([\d*/,.]{1,40}):([\d*/,.]{1,40})(?::([\d*/,.]{1,40}))?(?:\s+[A-Za-z_/+-]+)?$/;

/** Runs a week by a schedule of cron or of systemd; null where nobody can tell. */
export function weeklyRuns(text: string): number | null {
  const trimmed = text.trim();
  const word = WORDS.get(trimmed.toLowerCase());
  if (word !== undefined) return word;
  const found = SHAPE.exec(trimmed);
  if (found === null) return runsPerWeek(trimmed);
  const [, weekdays, date, hour = '0', minute = '0', second = '0'] = found;
  const day = date === undefined ? 1 : daysOf(date);
  const hours = times(hour, 24);
  const minutes = times(minute, 60);
  const seconds = times(second, 60);
  if (day === null || hours === null || minutes === null || seconds === null) return null;
  return weekdayShare(weekdays) * 7 * day * hours * minutes * seconds;
}

function weekdayShare(text: string | undefined): number {
  if (text === undefined) return 1;
  const days = 'mon tue wed thu fri sat sun'.split(' ');
  const indexOf = (name: string) => days.indexOf(name.slice(0, 3).toLowerCase());
  let count = 0;
  for (const part of text.split(',')) {
    const [from = '', to] = part.split(/\.\.|-/);
    const first = indexOf(from);
    const last = to === undefined ? first : indexOf(to);
    count += last >= first ? last - first + 1 : 8 - first + last;
  }
  return Math.min(7, Math.max(1, count)) / 7;
}

/** Days a year as a share. */
function daysOf(date: string): number | null {
  const [day, month] = date.split('-').toReversed();
  const days = times(day ?? '*', 31);
  const months = times(month ?? '*', 12);
  return days === null || months === null ? null : (days / 31) * (months / 12);
}

function times(field: string, size: number): number | null {
  let total = 0;
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('..');
    const span =
      range === '*'
        ? size
        : to !== undefined
          ? Number(to) - Number(from) + 1
          : step === undefined
            ? 1
            : size - Number(from);
    const every = step === undefined ? 1 : Number(step);
    if (!(span > 0) || !(every > 0)) return null;
    total += Math.max(1, Math.ceil(span / every));
  }
  return Math.min(total, size);
}
