import { recall } from '../../../core/memory/recall.ts';
import type { Incident } from '../../../core/memory/types.ts';
import { instantAfter, type Engine } from '../../engine.ts';
import { unknownDirective } from '../directives/propose-directive.ts';
import { allCases } from '../replay/replay-policy.ts';
import { reviewMinutes } from '../see-case.ts';
import type { PastCase } from '../types.ts';

/** What a directive has done: its cost, what it caught, and what got past it. */
export interface DirectiveReport {
  readonly name: string;
  readonly reason: string;
  readonly starts: string;
  readonly ends: string;
  /** Up to when this is; the end, once it is over. */
  readonly until: string;
  readonly isOver: boolean;
  readonly daysLeft: number;
  /** Cases to which it applied, by what became of them. */
  readonly cases: {
    readonly total: number;
    readonly released: number;
    readonly refused: number;
    readonly denied: number;
    readonly waiting: number;
    readonly changed: number;
    readonly withdrawn: number;
    readonly expired: number;
    readonly bypassed: number;
  };
  readonly review: {
    readonly answers: number;
    /** Over the answers whose look at the page was noted, to a tenth; null where none was. */
    readonly minutes: number | null;
    /** Answers without a noted look: their minutes are not known, and not guessed. */
    readonly unmeasured: number;
  };
  /** Refused, or changed after it was held. */
  readonly prevented: readonly ReportedCase[];
  /** Incidents of its time that resemble something that was released under it. */
  readonly missed: readonly {
    readonly id: string;
    readonly title: string;
    readonly date: string;
    readonly cases: readonly ReportedCase[];
  }[];
  /** Rules that spoke beside it, and whether what they held was refused or changed. Most first. */
  readonly rules: readonly RuleRecord[];
}

export interface ReportedCase {
  readonly case: string;
  readonly title: string;
  readonly submittedAt: string;
  readonly how: 'refused' | 'changed' | 'released';
}

export interface RuleRecord {
  readonly rule: string;
  readonly title: string;
  /** True for a rule with an end: what caught something may be worth keeping. */
  readonly temporary: boolean;
  readonly held: number;
  readonly caught: number;
}

const DAY = 24 * 60 * 60 * 1000;
const MOST_LISTED = 100;
const MOST_OF_INCIDENT = 5;
const AFTER_RELEASE = 30 * DAY;

/** What a directive has done so far. Throws `unknown-directive` on one that nobody ever signed. */
export async function directiveReport(engine: Engine, name: string): Promise<DirectiveReport> {
  const { store, clock, world } = engine;
  const directive = await store.governance.findDirective(name);
  if (directive?.signed == null) throw unknownDirective(name);
  const { signed, terms, closed } = directive;
  const now = clock.now();
  const end = closed?.at ?? signed.ends;
  const until = end < now ? end : now;
  const report = tally(incidentsWithin(world.incidents, signed.starts, now));
  // A case that waited when it began is under it, too: as old as a case may get.
  const from = instantAfter(signed.starts, -engine.limits.caseLifetime);
  for await (const past of allCases(store.governance, from, until, directive.name)) {
    report.add(past, await changedAfter(engine, past));
  }
  return {
    name: directive.name,
    reason: terms.reason,
    starts: signed.starts,
    ends: signed.ends,
    until,
    isOver: until === end,
    daysLeft: Math.max(0, Math.ceil((Date.parse(end) - Date.parse(now)) / DAY)),
    ...report.result(),
  };
}

/** Whether what came after a superseded case was another change, and not the same one again. */
async function changedAfter({ store }: Engine, { case: row }: PastCase): Promise<boolean> {
  if (row.supersededBy === null) return false;
  const next = await store.findCase(row.supersededBy);
  return next !== null && next.assessment.change.digest !== row.assessment.change.digest;
}

function tally(incidents: readonly Incident[]) {
  const counts = {
    total: 0,
    released: 0,
    refused: 0,
    denied: 0,
    waiting: 0,
    changed: 0,
    withdrawn: 0,
    expired: 0,
    bypassed: 0,
  };
  const rules = new Map<
    string,
    { title: string; temporary: boolean; held: number; caught: number }
  >();
  const prevented: ReportedCase[] = [];
  const missed = new Map<string, ReportedCase[]>();
  let [answers, minutes, measured] = [0, 0, 0];
  return {
    add: (past: PastCase, isChanged: boolean): void => {
      const { state, verdict } = past.case;
      const isCaught = state === 'refused' || isChanged;
      counts.total += 1;
      if (state !== 'superseded') counts[state] += 1;
      if (isChanged) counts.changed += 1;
      if (state === 'released' || state === 'bypassed') noteMissed(past, incidents, missed);
      if (isCaught && prevented.length < MOST_LISTED) {
        prevented.push(reported(past, isChanged ? 'changed' : 'refused'));
      }
      for (const { rule, title, until } of verdict.reasons) {
        if (rule === 'refused') continue;
        const record = rules.get(rule) ?? { title, temporary: until !== null, held: 0, caught: 0 };
        record.held += 1;
        if (isCaught) record.caught += 1;
        rules.set(rule, record);
      }
      for (const answer of past.answers) {
        if (answer.carriedFrom !== undefined) continue;
        answers += 1;
        const took = reviewMinutes(answer, past.views);
        if (took === null) continue;
        measured += 1;
        minutes += took;
      }
    },
    result: () => ({
      cases: counts,
      review: {
        answers,
        minutes: measured === 0 ? null : Math.round(minutes * 10) / 10,
        unmeasured: answers - measured,
      },
      prevented,
      missed: incidents.flatMap(({ id, title, date }) => {
        const cases = missed.get(id);
        return cases === undefined ? [] : [{ id, title, date, cases }];
      }),
      rules: [...rules]
        .map(([rule, record]): RuleRecord => ({ rule, ...record }))
        .toSorted((a, b) => b.caught - a.caught || b.held - a.held || (a.rule < b.rule ? -1 : 1)),
    }),
  };
}

/** By date. */
function incidentsWithin(
  incidents: readonly Incident[],
  starts: string,
  until: string,
): readonly Incident[] {
  return incidents
    .filter(({ date }) => {
      const at = Date.parse(date);
      return at + DAY > Date.parse(starts) && at <= Date.parse(until);
    })
    .toSorted((a, b) => (a.date + a.id < b.date + b.id ? -1 : 1));
}

function noteMissed(
  past: PastCase,
  incidents: readonly Incident[],
  missed: Map<string, ReportedCase[]>,
): void {
  const { assessment, submittedAt } = past.case;
  for (const incident of incidents) {
    const ahead = Date.parse(incident.date) + DAY - Date.parse(submittedAt);
    if (!(ahead > 0) || ahead > AFTER_RELEASE + DAY) continue;
    if (recall(assessment.change, assessment.reach, [incident]).length === 0) continue;
    const cases = missed.get(incident.id) ?? [];
    missed.set(incident.id, cases);
    if (cases.length < MOST_OF_INCIDENT) cases.push(reported(past, 'released'));
  }
}

function reported({ case: row }: PastCase, how: ReportedCase['how']): ReportedCase {
  return { case: row.id, title: row.title, submittedAt: row.submittedAt, how };
}
