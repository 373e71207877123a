import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadIncidents } from '../../config/incidents/load.ts';
import { loadPolicy } from '../../config/policy/load.ts';
import { AssessmentSchema } from '../../config/schema/assessment.ts';
import { Instant } from '../../config/schema/change.ts';
import { ApprovalSchema, VerdictSchema } from '../../config/schema/verdict.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { instantAfter } from '../../engine/engine.ts';
import { replayReport } from '../../engine/governance/replay/replay-report.ts';
import type { ReplayReport } from '../../engine/governance/replay/types.ts';
import { reviewMinutes } from '../../engine/governance/see-case.ts';
import type { PastCase } from '../../engine/governance/types.ts';
import { CaseState } from '../../server/contract/cases.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { catalogFor } from '../lint/policy-lint.ts';

/** One line of an export. */
const ExportedCase = z.object({
  case: z.object({
    id: z.string(),
    title: z.string(),
    state: CaseState,
    slot: z.string().nullable(),
    link: z.string().nullable(),
    submittedAt: Instant,
    submittedBy: z.string(),
    expiresAt: Instant,
    releaseValidUntil: Instant.nullable(),
    supersededBy: z.string().nullable(),
    assessment: AssessmentSchema,
    verdict: VerdictSchema,
  }),
  answers: z.array(ApprovalSchema),
  views: z.array(
    z.object({
      case: z.string(),
      person: z.string(),
      assessmentDigest: z.string(),
      firstSeen: Instant,
      lastSeen: Instant,
    }),
  ),
});

export interface OfflineOptions {
  /** The proposed policy. */
  readonly file: string;
  readonly days: number;
  readonly cases: string;
  readonly against?: string;
  readonly catalog?: string;
  readonly incidents?: string;
}

const NO_CATALOG: Catalog = { systems: [], people: [], teams: [], environments: [] };
const DAY = 24 * 60 * 60 * 1000;

/** Replays an export with files alone. Read twice: once for the minutes, once for the cases. */
export async function replayOffline(
  options: OfflineOptions,
  context: CliContext,
): Promise<ReplayReport> {
  const until = new Date(Date.parse(context.now())).toISOString();
  const since = instantAfter(until, -options.days * DAY);
  const [present, proposed, catalog, incidents] = await Promise.all([
    loadPolicy({ path: options.against ?? null }),
    loadPolicy({ path: options.file }),
    catalogFor(options.catalog, context.cwd),
    options.incidents === undefined ? [] : loadIncidents(options.incidents),
  ]);
  const path = resolve(context.cwd, options.cases);
  const within = (at: string): boolean => at >= since && at < until;
  const minutes: number[] = [];
  for await (const { case: row, answers, views } of casesIn(path, options.cases)) {
    if (!within(row.submittedAt)) continue;
    for (const answer of answers) {
      if (answer.answer !== 'approve') continue;
      const took = reviewMinutes(answer, views);
      if (took !== null) minutes.push(took);
    }
  }
  return replayReport(onlyWithin(casesIn(path, options.cases), within), {
    present,
    proposed,
    catalog: compileCatalog(catalog ?? NO_CATALOG),
    incidents,
    since,
    until,
    minutes,
  });
}

async function* onlyWithin(
  cases: AsyncIterable<PastCase>,
  within: (at: string) => boolean,
): AsyncGenerator<PastCase> {
  for await (const past of cases) if (within(past.case.submittedAt)) yield past;
}

/** Throws `UsageError` with the line that is no case. */
async function* casesIn(path: string, name: string): AsyncGenerator<PastCase> {
  const input = createReadStream(path, 'utf8');
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      yield caseOf(line, `${name}, line ${number}`);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new UsageError(`${name}: cannot be read. Check that it is a file you may read`, {
      cause: error,
    });
  } finally {
    input.destroy();
  }
}

function caseOf(line: string, place: string): PastCase {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new UsageError(`${place}: no JSON. Export the cases again`, { cause });
  }
  const read = ExportedCase.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(
    `${place}: no case (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}). Export the cases again, with a server of this version`,
  );
}
