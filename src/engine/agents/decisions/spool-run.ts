import type { Insertion } from '../ports.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sessionId } from '../session-id.ts';
import type { AgentDecision, Gap } from '../types.ts';

export interface DigestedDecision {
  readonly decision: AgentDecision;
  /** `sha256:` and hex over its canonical JSON. */
  readonly digest: string;
}

export interface RefusedRecord {
  readonly id: string;
  readonly why: string;
  /** Null for one that nobody could read. */
  readonly decision: AgentDecision | null;
  /** What nobody could read, as it came; left out for one that could be. */
  readonly given?: string;
}

/** What of a batch belongs to one run of numbers, in order. */
export interface SpoolRun {
  readonly key: string;
  readonly machine: string;
  readonly spool: string;
  readonly records: readonly DigestedDecision[];
}

export interface KeptRun {
  readonly fresh: readonly DigestedDecision[];
  readonly refused: readonly RefusedRecord[];
  /** Gaps that this batch showed. */
  readonly found: readonly Gap[];
  /** Gaps that it closed. */
  readonly filled: readonly Gap[];
}

/** In order of machine and spool, each by its numbers. */
export function spoolsOf(records: readonly DigestedDecision[]): readonly SpoolRun[] {
  const runs = new Map<string, DigestedDecision[]>();
  for (const record of records) {
    const key = `${record.decision.machine} ${record.decision.spool}`;
    const run = runs.get(key);
    if (run === undefined) runs.set(key, [record]);
    else run.push(record);
  }
  return [...runs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, run]) => {
      const [machine = '', spool = ''] = key.split(' ');
      const inOrder = run.toSorted((a, b) => a.decision.sequence - b.decision.sequence);
      return { key, machine, spool, records: inOrder };
    });
}

/** Keeps what is new of a run whose spool is locked and had come to `highest`. */
export async function keepRun(
  tx: StoreTransaction,
  run: SpoolRun,
  highest: number,
  now: string,
): Promise<KeptRun> {
  const { machine, spool, records } = run;
  const fresh: DigestedDecision[] = [];
  const refused: RefusedRecord[] = [];
  for (const record of records) {
    const { decision, digest } = record;
    const came = await tx.agents.insertDecision(sessionId(decision), decision, digest, now);
    if (came === 'new') fresh.push(record);
    else if (came !== 'known') refused.push({ id: decision.id, why: WHY[came], decision });
  }
  const numbers = fresh.map(({ decision }) => decision.sequence);
  const found = gapsAfter(highest, machine, spool, numbers);
  for (const gap of found) await tx.agents.insertGap(gap, now);
  const last = numbers.at(-1) ?? 0;
  if (last > highest) await tx.agents.moveSpool(machine, spool, last);
  const isLate = numbers.some((number) => number < highest);
  const filled = isLate ? await tx.agents.fillGaps(machine, spool, now) : [];
  return { fresh, refused, found, filled };
}

const WHY: Readonly<Record<Exclude<Insertion, 'new' | 'known'>, string>> = {
  'other-content': 'another record has this id',
  'sequence-taken': 'another record of this machine and spool has this number',
};

/** What is missing between `highest` and these rising numbers. */
export function gapsAfter(
  highest: number,
  machine: string,
  spool: string,
  numbers: readonly number[],
): readonly Gap[] {
  const gaps: Gap[] = [];
  let last = highest;
  for (const number of numbers) {
    if (number > last + 1) gaps.push({ machine, spool, from: last + 1, to: number - 1 });
    last = Math.max(last, number);
  }
  return gaps;
}
