import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { ForgeReport } from '../../../../../engine/forge/types.ts';
import { cutLine } from '../../../shared/cut-text.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { numberSchema, pathCommit, projectPath, shaSchema } from '../read/shapes.ts';
import { isWeb } from './note-text.ts';

export const STATUS_NAME = 'holdpoint';

/** Nothing but a release succeeds. A held one is pending: its pipeline waits for it, and nobody is told of a failure. */
const STATES: Readonly<Record<ForgeReport['conclusion'], string>> = {
  released: 'success',
  held: 'pending',
  denied: 'failed',
  fault: 'failed',
};

const LONGEST = 255;

const statusSchema = z.object({
  id: numberSchema,
  name: z.string().max(300),
  status: z.string().max(50),
  description: z.string().max(1000).nullish(),
  target_url: z.string().max(4000).nullish(),
  author: z.object({ id: numberSchema, username: z.string().max(300).nullish() }).nullish(),
});

/** Who else wrote a status of our name, and what it said. */
export interface Forged {
  readonly by: string;
  readonly status: string;
}

/** A pipeline of the same commit, where there is one. */
export interface Pipeline {
  readonly id: number;
  readonly sha: string;
}

/**
 * Keeps one commit status. One that says so already, written by us, is left: GitLab refuses to go from a state
 * to the same. What somebody else wrote under our name is written over, and handed back so that it is said.
 */
export async function putStatus(
  { client }: Gitlab,
  me: number,
  repository: string,
  report: ForgeReport,
  pipeline: Pipeline | null,
): Promise<Forged | null> {
  const commit = pathCommit(report.commit);
  const project = projectPath(repository);
  const wanted = {
    state: STATES[report.conclusion],
    description: cutLine(report.title, LONGEST) || 'Holdpoint',
    url: isWeb(report.detailsUrl) ? report.detailsUrl : null,
  };
  const there = await client.list(
    `${project}/repository/commits/${commit}/statuses?all=true&name=${STATUS_NAME}`,
    statusSchema,
  );
  const ofOurName = there.items
    .filter(({ name }) => name === STATUS_NAME)
    .toSorted((a, b) => b.id - a.id);
  const [latest] = ofOurName;
  const foreign = ofOurName.find(({ author }) => author?.id !== me);
  const forged =
    foreign === undefined
      ? null
      : { by: foreign.author?.username ?? 'somebody', status: foreign.status };
  const isOurs = latest?.author?.id === me;
  const isSaid =
    isOurs &&
    latest.status === wanted.state &&
    latest.description === wanted.description &&
    (latest.target_url ?? null) === wanted.url;
  if (isSaid) return forged;
  const body = {
    name: STATUS_NAME,
    description: wanted.description,
    ...(wanted.url === null ? {} : { target_url: wanted.url }),
    ...(pipeline?.sha === commit ? { pipeline_id: pipeline.id } : {}),
  };
  const post = (state: string): Promise<unknown> =>
    client.send('POST', `${project}/statuses/${commit}`, { ...body, state }, statusSchema);
  try {
    await post(wanted.state);
  } catch (error) {
    if (wanted.state !== 'pending' || !isRefused(error)) throw error;
    // One of ours is pending already, and its words change only with its state: what is called off passes nothing.
    await post('canceled');
    await post(wanted.state);
  }
  return forged;
}

const pipelineSchema = z.object({
  id: numberSchema,
  sha: shaSchema,
  ref: z.string().max(1100).nullish(),
});

/** The pipeline in which a merge train waits for a commit of its own; null where there is none. */
export async function pipelineOfTrain(
  { client }: Gitlab,
  repository: string,
  commit: string,
): Promise<Pipeline | null> {
  const path = `${projectPath(repository)}/pipelines?sha=${pathCommit(commit)}`;
  const { items } = await client.list(path, pipelineSchema);
  const ofTrain = items.filter(
    ({ sha, ref }) => sha === commit && ref?.endsWith('/train') === true,
  );
  return ofTrain.toSorted((a, b) => b.id - a.id)[0] ?? null;
}

function isRefused(error: unknown): boolean {
  return error instanceof ForgeFault && error.code === 'malformed';
}
