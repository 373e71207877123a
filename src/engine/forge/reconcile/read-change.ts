import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { sealChange } from '../../../core/change/seal.ts';
import type { Change, Signal } from '../../../core/change/types.ts';
import { readRange } from '../../../readers/git/read-range.ts';
import type { GitReading } from '../../../readers/git/reading.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';
import { NO_FACTS } from '../../../readers/types.ts';
import type { Account } from '../../cases/gather-facts.ts';
import { sha256 } from '../../sha256.ts';
import type { ForgeContext, RequestReaders } from '../forge-context.ts';
import { branchRef, commitId, mustResolveAll, openMirror } from '../git/open-mirror.ts';
import { changedPaths, commitsBetween, diffDigest, type SpanCommit } from '../git/read-span.ts';
import { remember, type Remembered } from '../git/remember.ts';
import { ForgeFault } from '../ports.ts';
import type { ChangeRequest } from '../types.ts';
import { readHands } from './read-hands.ts';

/** Two commits of a repository at hand, and whether a request stands behind what lies between them. */
export interface Ends {
  readonly repository: Repository;
  readonly base: string;
  readonly head: string;
}

export interface RequestRead extends Account {
  readonly change: Change;
}

/** Fetches a request's ends. Which commit is its head the forge says; all else git does. */
export async function fetchEnds(
  { forge, mirror }: ForgeContext,
  request: ChangeRequest,
): Promise<Ends> {
  const remote = await forge.remoteOf(request.repository);
  const [baseRef, headRef] = [branchRef(request.base.branch), remote.headRef(request.number)];
  const folder = await mirror.fetch(request.repository, remote, [baseRef, headRef]);
  const repository = await openMirror(folder);
  const names = [mirror.nameOf(folder, baseRef), commitId(request.head.commit)] as const;
  const [base, head] = await mustResolveAll(repository, names);
  return { repository, base, head };
}

/** Reads what a request would bring, and who had a hand in it, from git itself. Throws `ForgeFault`. */
export async function readRequestChange(
  context: ForgeContext,
  request: ChangeRequest,
  ends: Ends,
): Promise<RequestRead> {
  const { forge, readers } = context;
  const { repository, base, head } = ends;
  const { directory: folder } = repository;
  const read = await readEnds(context, ends);
  const { reading, mergeBase, commits, paths, owned, diff } = read;
  const sessions = await readers.sessions(context.engine, request, { folder, mergeBase, head });
  const change = sealChange(
    {
      kind: reading.kind,
      inputs: [inputOf(reading)],
      effects: reading.effects,
      signals: [
        ...reading.signals,
        ...read.found.signals,
        ...owned.signals,
        ...missingSignals(request, commits, paths),
      ],
      findings: read.found.findings,
      origin: {
        forge: forge.id,
        repository: request.repository,
        request: request.number,
        baseBranch: request.base.branch,
        headBranch: plainBranch(request.head.branch),
        base,
        mergeBase,
        head,
        diff,
      },
    },
    sha256,
  );
  return {
    change,
    actors: [...(await readHands(context, request, commits, reading.actors)), ...sessions.actors],
    clues: [...reading.clues, ...readers.clues(request), ...sessions.clues],
    validations: [],
    owners: owned.owners,
    commits: commits.map(({ commit, subject }) => ({ commit, subject })),
  };
}

const LONGEST_BRANCH = 1000;

/** Its name is its author's word, and may be anything. */
function plainBranch(branch: string): string {
  return branch.toWellFormed().slice(0, LONGEST_BRANCH).toWellFormed();
}

/** All that follows from two commits, whatever is said of them. */
interface EndsRead {
  readonly reading: GitReading;
  readonly mergeBase: string;
  readonly commits: readonly SpanCommit[];
  readonly paths: readonly string[];
  readonly found: Awaited<ReturnType<RequestReaders['findings']>>;
  readonly owned: Awaited<ReturnType<RequestReaders['owners']>>;
  readonly diff: string;
}

/** Effects, paths, commits and findings that are kept in mind in all. */
const MOST_KEPT = 50_000;

/** Most looks are asked for by labels, reviews and answers, and find the commits that the last one found. */
const readings = new WeakMap<RequestReaders, Remembered<EndsRead>>();

function readEnds({ engine, forge, readers }: ForgeContext, ends: Ends): Promise<EndsRead> {
  const { base, head } = ends;
  const { directory: folder } = ends.repository;
  const known = readings.get(readers) ?? remember(MOST_KEPT, weightOf);
  readings.set(readers, known);
  const { off = [], also = [] } = engine.world.policy.terms?.findings ?? {};
  return known.get(canonicalJson([forge.kind, folder, base, head, off, also]), () =>
    readEndsAnew(forge.kind, readers, ends, { off, also }),
  );
}

function weightOf({ reading, paths, commits, found }: EndsRead): number {
  return 1 + reading.effects.length + paths.length + commits.length + found.findings.length;
}

async function readEndsAnew(
  kind: ForgeContext['forge']['kind'],
  readers: RequestReaders,
  { repository, base, head }: Ends,
  wanted: Parameters<RequestReaders['findings']>[1],
): Promise<EndsRead> {
  const { directory: folder } = repository;
  const range = `${base}...${head}`;
  const reading = await readRange({ repository: folder, range, facts: NO_FACTS });
  const mergeBase = mustHaveMergeBase(reading);
  refuseMerged(mergeBase, head);
  const [commits, paths] = await Promise.all([
    commitsBetween(repository, base, head),
    changedPaths(repository, mergeBase, head),
  ]);
  const [found, owned, diff] = await Promise.all([
    readers.findings({ folder, mergeBase, head }, wanted),
    readers.owners(kind, folder, base, paths),
    diffDigest(repository, mergeBase, head),
  ]);
  return { reading, mergeBase, commits, paths, found, owned, diff };
}

export function mustHaveMergeBase({ mergeBase }: GitReading): string {
  if (mergeBase !== null) return mergeBase;
  throw new ForgeFault('malformed', 'the request and its base branch have no history in common');
}

/**
 * Between the forge's word and git's it was merged. Seen from there it would bring nothing, and a case about
 * nothing must never stand in for what it brought.
 */
function refuseMerged(mergeBase: string, head: string): void {
  if (mergeBase !== head) return;
  throw new ForgeFault('malformed', 'the head of the request is in its base branch already');
}

export function inputOf({ input }: GitReading): Change['inputs'][number] {
  return {
    name: input.name,
    reader: 'git',
    sha256: `sha256:${sha256(input.identity)}`,
    bytes: input.bytes,
  };
}

/** The forge counts more than git shows: something is there that was not seen. */
function missingSignals(
  { counts }: ChangeRequest,
  commits: readonly SpanCommit[],
  paths: readonly string[],
): readonly Signal[] {
  if (counts === null) return [];
  const missing = [
    ...(counts.commits > commits.length
      ? [`${counts.commits} commits where git shows ${commits.length}`]
      : []),
    ...(counts.files > paths.length
      ? [`${counts.files} changed files where git shows ${paths.length}`]
      : []),
  ];
  if (missing.length === 0) return [];
  const message = `The forge counts ${missing.join(' and ')}, so not all of it may have been seen.`;
  return [{ kind: 'incomplete-input', weight: 'hold', message, evidence: [] }];
}
