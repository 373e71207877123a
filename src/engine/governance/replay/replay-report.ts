import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import { recall } from '../../../core/memory/recall.ts';
import type { Incident } from '../../../core/memory/types.ts';
import type { Policy } from '../../../core/policy/types.ts';
import type { PastCase } from '../types.ts';
import { approvalsAsked, replayCase, timeless, type Replayed } from './replay-case.ts';
import type {
  CaughtIncident,
  Outcome,
  ReplayCost,
  ReplayedCase,
  ReplayReport,
  Shift,
} from './types.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What went through this long before an incident may have brought it about. */
const BEFORE_INCIDENT = 30 * DAY;
const MOST_CHANGES = 200;
const MOST_CASES_OF_INCIDENT = 5;

export interface ReplayOptions {
  readonly present: Policy;
  readonly proposed: Policy;
  readonly catalog: CatalogIndex;
  readonly incidents: readonly Incident[];
  readonly since: string;
  /** The present instant, ISO. */
  readonly until: string;
  /** Minutes that single approvals took. */
  readonly minutes: readonly number[];
}

/**
 * Decides every case by two policies and says what the difference comes to. Holds one case at a time; the
 * report does not grow with their number. Deterministic: the same cases in the same order give the same.
 */
export async function replayReport(
  cases: AsyncIterable<PastCase> | Iterable<PastCase>,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const present = timeless(options.present, options.until);
  const proposed = timeless(options.proposed, options.until);
  const bare = counter();
  const answered = counter();
  const approvals = { present: 0, proposed: 0 };
  const rules = new Map<string, { more: number; fewer: number }>();
  const caught = new Map<string, CaughtIncident['cases'][number][]>();
  const changes: ReplayedCase[] = [];
  let [count, left] = [0, 0];
  for await (const past of cases) {
    const before = replayCase(past, present, options.catalog);
    const after = replayCase(past, proposed, options.catalog);
    count += 1;
    bare.add(before.bare.outcome, after.bare.outcome);
    if (past.answers.length > 0) answered.add(before.answered.outcome, after.answered.outcome);
    approvals.present += approvalsAsked(before.bare);
    approvals.proposed += approvalsAsked(after.bare);
    const differing = countRules(before, after, rules);
    if (before.bare.outcome === after.bare.outcome) continue;
    if (changes.length < MOST_CHANGES) changes.push(changeOf(past, before, after, differing));
    else left += 1;
    if (before.bare.outcome === 'allow') noteCaught(past, options.incidents, caught);
  }
  return {
    since: options.since,
    until: options.until,
    present: options.present.hash,
    proposed: options.proposed.hash,
    cases: count,
    shift: bare.shift(),
    answered: { ...answered.shift(), cases: answered.total() },
    approvals,
    cost: costOf(approvals, options.minutes),
    caught: caughtOf(options.incidents, caught),
    rules: [...rules]
      .map(([rule, { more, fewer }]) => ({ rule, more, fewer }))
      .toSorted((a, b) => b.more + b.fewer - a.more - a.fewer || (a.rule < b.rule ? -1 : 1)),
    changes,
    left,
  };
}

function counter() {
  const counts = {
    unchanged: 0,
    newlyHeld: 0,
    newlyReleased: 0,
    newlyDenied: 0,
    noLongerDenied: 0,
  };
  return {
    add: (present: Outcome, proposed: Outcome): void => {
      counts[kindOf(present, proposed)] += 1;
    },
    shift: (): Shift => ({ ...counts }),
    total: () => Object.values(counts).reduce((sum, each) => sum + each, 0),
  };
}

function kindOf(present: Outcome, proposed: Outcome): keyof Shift {
  if (present === proposed) return 'unchanged';
  if (proposed === 'deny') return 'newlyDenied';
  if (present === 'deny') return 'noLongerDenied';
  return proposed === 'hold' ? 'newlyHeld' : 'newlyReleased';
}

/** Rules that apply by one policy alone, sorted. */
function countRules(
  before: Replayed,
  after: Replayed,
  counts: Map<string, { more: number; fewer: number }>,
): readonly string[] {
  const was = new Set(before.bare.reasons.map(({ rule }) => rule));
  const is = new Set(after.bare.reasons.map(({ rule }) => rule));
  const differing: string[] = [];
  for (const rule of new Set([...was, ...is])) {
    if (was.has(rule) && is.has(rule)) continue;
    const count = counts.get(rule) ?? { more: 0, fewer: 0 };
    count[is.has(rule) ? 'more' : 'fewer'] += 1;
    counts.set(rule, count);
    differing.push(rule);
  }
  return differing.toSorted();
}

function changeOf(
  { case: row }: PastCase,
  before: Replayed,
  after: Replayed,
  rules: readonly string[],
): ReplayedCase {
  const { id, title, submittedAt, state, assessment } = row;
  return {
    case: id,
    title,
    submittedAt,
    state,
    headline: assessment.headline,
    present: before.bare.outcome,
    proposed: after.bare.outcome,
    rules,
  };
}

/** Something that went through not long before an incident, and resembles it. */
function noteCaught(
  { case: row }: PastCase,
  incidents: readonly Incident[],
  caught: Map<string, CaughtIncident['cases'][number][]>,
): void {
  if (row.state !== 'released' && row.state !== 'bypassed') return;
  const { change, reach } = row.assessment;
  const at = Date.parse(row.submittedAt);
  for (const incident of incidents) {
    const ahead = Date.parse(incident.date) + DAY - at;
    if (!(ahead > 0) || ahead > BEFORE_INCIDENT + DAY) continue;
    const [echo] = recall(change, reach, [incident]);
    if (echo === undefined) continue;
    const list = caught.get(incident.id) ?? [];
    caught.set(incident.id, list);
    if (list.length >= MOST_CASES_OF_INCIDENT) continue;
    const { id, title, submittedAt } = row;
    list.push({ case: id, title, submittedAt, because: echo.because });
  }
}

function caughtOf(
  incidents: readonly Incident[],
  caught: ReadonlyMap<string, CaughtIncident['cases']>,
): readonly CaughtIncident[] {
  return incidents
    .flatMap(({ id, title, date }) => {
      const cases = caught.get(id);
      return cases === undefined ? [] : [{ id, title, date, cases }];
    })
    .toSorted((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1));
}

function costOf(
  approvals: { readonly present: number; readonly proposed: number },
  minutes: readonly number[],
): ReplayCost {
  const sorted = minutes.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) {
    const why = 'no approval yet has a noted look at its page, so nobody knows what one takes';
    return { kind: 'unknown', why };
  }
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? middle;
  const median = (lower + middle) / 2;
  return {
    kind: 'known',
    minutesPerApproval: toTenth(median),
    sample: sorted.length,
    minutes: toTenth((approvals.proposed - approvals.present) * median),
  };
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
