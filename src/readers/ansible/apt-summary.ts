import { GONE } from './modules.ts';
import type { Outcome } from './outcome.ts';

/** Packages that are told one by one. */
const MOST = 200;

const REMOVED = /^The following packages will be REMOVED:/;
const COUNTS = /^(\d{1,9}) upgraded, (\d{1,9}) newly installed,.* (\d{1,9}) to remove\b/;

interface Summary {
  readonly removed: readonly { readonly name: string; readonly purged: boolean }[];
  readonly adds: boolean;
  /** How many go, by its own count. */
  readonly count: number;
}

/** What apt says it would do, where it says so; a star marks what goes with its settings. */
function summaryIn(rows: readonly string[]): Summary | null {
  const counts = rows.flatMap((row) => COUNTS.exec(row.trim()) ?? []);
  const start = rows.findIndex((row) => REMOVED.test(row.trim()));
  if (start === -1 && counts.length === 0) return null;
  const removed: { name: string; purged: boolean }[] = [];
  for (const row of start === -1 ? [] : rows.slice(start + 1)) {
    if (!/^\s+\S/.test(row)) break;
    for (const word of row.trim().split(/\s+/)) {
      removed.push({ name: word.replace(/\*$/, ''), purged: word.endsWith('*') });
    }
  }
  const [, upgraded = '0', installed = '0', count = '0'] = counts;
  return { removed, adds: Number(upgraded) + Number(installed) > 0, count: Number(count) };
}

/** A task that works on packages, as one outcome for each package that goes. Any other as it is. */
export function byPackage(outcome: Outcome, rows: readonly string[]): readonly Outcome[] {
  const summary = outcome.status === 'changed' ? summaryIn(rows) : null;
  if (summary === null) return [outcome];
  const { removed, adds, count } = summary;
  const module = outcome.module ?? 'apt';
  const rest = removed.length - MOST;
  const named = removed.slice(0, MOST).map(({ name, purged }) => leaving(name, purged));
  const gone = rest > 0 ? [...named, leaving(`${rest} more packages`, false)] : named;
  const state = outcome.args.get('state');
  const covered = gone.length > 0 && (state === undefined || GONE.test(state));
  if (covered && !adds) return gone;
  const unlisted = gone.length === 0 && count > 0 ? 'absent' : 'latest';
  const told = covered ? 'latest' : (state ?? unlisted);
  const args = new Map([...outcome.args, ['state', told]] as const);
  return [...gone, { ...outcome, module, args }];

  function leaving(name: string, purged: boolean): Outcome {
    const purge: readonly (readonly [string, string])[] = purged ? [['purge', 'true']] : [];
    const own = new Map([['state', 'absent'], ['name', name], ...purge] as const);
    return { ...outcome, module, args: own, subject: name, diff: [`-${name}`] };
  }
}
