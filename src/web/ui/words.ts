/** Numbers and times as people read them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** `1 system`, `15 systems`, `1,204 effects`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDER = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
];

export function cardinal(n: number): string {
  return SMALL[n] ?? n.toLocaleString('en-GB');
}

export function ordinal(n: number): string {
  return ORDER[n] ?? `${n}th`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A level as people write it. */
export function levelWord(level: string): string {
  return level === 'vp' ? 'VP' : level;
}

/** A length of time in at most two units: `45 s`, `12 min`, `3 h 5 min`, `2 d 4 h`, `41 days`, `9 years`. */
export function span(ms: number): string {
  const t = Math.abs(ms);
  if (t < MINUTE) return `${Math.floor(t / 1000)} s`;
  if (t < HOUR) return `${Math.floor(t / MINUTE)} min`;
  if (t < DAY) return pair(t, HOUR, 'h', MINUTE, 'min');
  if (t < 7 * DAY) return pair(t, DAY, 'd', HOUR, 'h');
  if (t < 2 * YEAR) return `${Math.floor(t / DAY)} days`;
  return `${Math.floor(t / YEAR)} years`;
}

function pair(t: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((t % big) / small);
  return `${Math.floor(t / big)} ${bigName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** `just now`, `12 min ago`. An instant slightly ahead of this browser's clock is `just now`. */
export function ago(instant: string, now: number): string {
  const past = now - Date.parse(instant);
  return past < MINUTE ? 'just now' : `${span(past)} ago`;
}

const ABSOLUTE = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const NEAR = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Date, time and zone of the reader: `Sat, 21 Nov 2026, 07:12 UTC`. */
export function absolute(instant: string): string {
  return ABSOLUTE.format(new Date(instant));
}

/** A near instant without its year: `Sun 22 Nov, 07:04 UTC`. */
export function deadline(instant: string): string {
  return NEAR.format(new Date(instant)).replace(', ', ' ');
}

export function calendarDate(instant: string): string {
  return DATE.format(new Date(instant));
}

export function clockTime(instant: string): string {
  return TIME.format(new Date(instant));
}

/** The first characters of a digest or hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 12);
}

/** `1.2 MB`, in powers of 1000. */
export function bytes(n: number): string {
  if (n < 1_000) return `${n} B`;
  if (n < 1_000_000) return `${(n / 1_000).toFixed(n < 10_000 ? 1 : 0)} kB`;
  return `${(n / 1_000_000).toFixed(n < 10_000_000 ? 1 : 0)} MB`;
}
