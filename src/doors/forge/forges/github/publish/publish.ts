import { z } from 'zod';
import type { ForgeReport, RequestRef } from '../../../../../engine/forge/types.ts';
import { oneAtATime } from '../../../shared/one-at-a-time.ts';
import type { GithubClient, RepositoryClient } from '../client/client.ts';
import { pathCommit } from '../read/shapes.ts';
import { keyOfAnnotation, placeAnnotations } from './annotations.ts';
import type { CheckAnnotation } from './annotations.ts';
import { CONCLUSIONS } from './conclusions.ts';
import { outputOf } from './output.ts';
import { shownLines } from './shown-lines.ts';

export const CHECK_NAME = 'holdpoint';

/** GitHub takes so many annotations at a time, and adds them to those that are there. */
const BATCH = 50;

const runSchema = z.object({
  id: z.int().positive(),
  app: z.object({ id: z.int() }).nullish(),
  output: z.object({ annotations_count: z.int().nonnegative() }),
});
const runsPage = z.object({ check_runs: z.array(runSchema) });
const annotationSchema: z.ZodType<CheckAnnotation> = z.object({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  message: z
    .string()
    .nullish()
    .transform((message) => message ?? ''),
});

type Run = z.infer<typeof runSchema>;

export type Publisher = (
  ref: RequestRef | { readonly repository: string },
  report: ForgeReport,
) => Promise<void>;

/**
 * Keeps one check run of this App beside each commit. A run that is there is written over; annotations, which
 * GitHub cannot take back, are only added where the same one is not there yet.
 */
export function createPublisher(client: GithubClient, appId: number): Publisher {
  const inTurn = oneAtATime();
  return (ref, report) =>
    inTurn(`${ref.repository} ${report.commit}`.toLowerCase(), async () => {
      const commit = pathCommit(report.commit);
      const repository = await client.repository(ref.repository);
      const wantsLines = report.annotations.length > 0 && 'number' in ref;
      const lines = wantsLines ? await shownLines(client, ref, commit) : new Map();
      const { annotations, unplaced } = placeAnnotations(report.annotations, lines);
      const found = await findRun(repository, commit, appId);
      const missing = await notYetThere(repository, found, annotations);
      await write(repository, found, report, { ...outputOf(report, unplaced) }, missing);
    });
}

async function findRun(
  repository: RepositoryClient,
  commit: string,
  appId: number,
): Promise<Run | null> {
  const query = `check_name=${CHECK_NAME}&app_id=${appId}&filter=all&per_page=100`;
  const listed = await repository.listWithin(
    `/commits/${commit}/check-runs?${query}`,
    runsPage,
    (page) => page.check_runs,
  );
  const ours = listed.items.filter(({ app }) => app?.id === appId);
  return ours.toSorted((a, b) => b.id - a.id)[0] ?? null;
}

async function notYetThere(
  repository: RepositoryClient,
  run: Run | null,
  annotations: readonly CheckAnnotation[],
): Promise<readonly CheckAnnotation[]> {
  if (run === null || run.output.annotations_count === 0) return annotations;
  const path = `/check-runs/${run.id}/annotations?per_page=100`;
  const there = await repository.list(path, annotationSchema);
  const known = new Set(there.items.map(keyOfAnnotation));
  return annotations.filter((one) => !known.has(keyOfAnnotation(one)));
}

async function write(
  repository: RepositoryClient,
  found: Run | null,
  report: ForgeReport,
  output: { readonly title: string; readonly summary: string },
  annotations: readonly CheckAnnotation[],
): Promise<void> {
  const body = (batch: readonly CheckAnnotation[]): Record<string, unknown> => ({
    name: CHECK_NAME,
    status: 'completed',
    conclusion: CONCLUSIONS[report.conclusion],
    ...(report.case === null ? {} : { external_id: report.case }),
    ...(isWeb(report.detailsUrl) ? { details_url: report.detailsUrl } : {}),
    output: { ...output, annotations: batch },
  });
  const first = body(annotations.slice(0, BATCH));
  const run =
    found === null
      ? await repository.send(
          'POST',
          '/check-runs',
          { ...first, head_sha: report.commit },
          runSchema,
        )
      : await repository.send('PATCH', `/check-runs/${found.id}`, first, runSchema);
  for (let start = BATCH; start < annotations.length; start += BATCH) {
    const further = body(annotations.slice(start, start + BATCH));
    await repository.send('PATCH', `/check-runs/${run.id}`, further, runSchema);
  }
}

function isWeb(url: string | null): boolean {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
