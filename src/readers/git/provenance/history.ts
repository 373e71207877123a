import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { InputError } from '../../types.ts';
import { botsOf } from '../commits/clues-of-commits.ts';
import { marksOf, mayHoldMarks } from '../commits/marks-of-message.ts';
import { splitLines, subjectOf } from '../commits/parse-commit.ts';
import type { Signature } from '../commits/parse-commit.ts';
import { openRepository } from '../repository/open-repository.ts';
import { emptyTree, resolveRange } from '../repository/resolve-range.ts';
import { asInputError, askGit, runGit, streamGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { clueFrom } from './clue.ts';
import { clueOfShare, sharesOf } from './clues-of-notes.ts';
import { RecordSplitter } from './record-splitter.ts';
import { put } from './put.ts';
import { readNotes } from './read-notes.ts';
import { cluesOfTraces } from './traces.ts';

/** One commit of a history with what it shows of who or what made it. */
export interface HistoryCommit {
  readonly commit: string;
  /** When it was written, ISO 8601 with the author's own offset. */
  readonly at: string;
  readonly author: Signature;
  readonly subject: string;
  readonly clues: readonly ProvenanceClue[];
}

export interface HistoryOptions {
  /** A revision for all that leads to it, or `BASE..HEAD`. */
  readonly range: string;
  /** Only commits after this, in any form that git reads (`2026-01-01`, `3 months ago`). */
  readonly since?: string;
}

const LOG = [
  'log',
  '-z',
  '--no-color',
  '--encoding=UTF-8',
  '--no-show-signature',
  '--no-notes',
  '--no-mailmap',
];
const FIELDS = ['%H', '%aI', '%an', '%ae', '%cn', '%ce', '%B'];

/** Reads a history from its newest commit on; see `openHistory`. */
export type History = (onCommits: OnCommits) => Promise<void>;

/** Says whether more are wanted. Git waits until it has answered. */
export type OnCommits = (commits: readonly HistoryCommit[]) => Promise<boolean>;

/**
 * Finds a repository and a range in it, so that the history can be read: newest first, along every parent
 * of merges, handed on while git is still reading. Memory stays the same however long the history is,
 * but for what notes and traces say of it. Throws `InputError` where there is no such thing.
 */
export async function openHistory(folder: string, options: HistoryOptions): Promise<History> {
  const repository = await openRepository(folder);
  const { head, excluded } = await endsOf(repository, options.range);
  const since = options.since === undefined ? [] : [`--since=${options.since}`];
  const revisions = [...since, head, ...excluded.map((id) => `^${id}`), '--'];
  return (onCommits) =>
    stream(repository, head, revisions, onCommits).catch((error: unknown) =>
      asInputError(options.range, error),
    );
}

async function stream(
  repository: Repository,
  head: string,
  revisions: readonly string[],
  onCommits: OnCommits,
): Promise<void> {
  const beside = await besideMessages(repository, head, revisions);
  const splitter = new RecordSplitter(FIELDS.length);
  const enough = new Error('no more commits are wanted');
  const onChunk = async (chunk: Buffer) => {
    const commits = splitter.push(chunk).map((record) => readRecord(record, beside));
    if (commits.length > 0 && !(await onCommits(commits))) throw enough;
  };
  const args = [...LOG, `--format=${FIELDS.join('%x00')}`, ...revisions];
  await streamGit(repository, args, onChunk).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
}

function readRecord(
  record: readonly string[],
  beside: (commit: string) => readonly ProvenanceClue[],
): HistoryCommit {
  const [commit = '', at = '', name = '', email = '', byName = '', byEmail = '', body = ''] =
    record;
  const author = { name, email };
  const isSame = name === byName && email === byEmail;
  const committer = isSame ? null : { name: byName, email: byEmail };
  const end = body.search(/[\r\n]/);
  const clues = botsOf({ author, committer }).map(({ role, tool, text }) =>
    clueFrom({
      kind: 'bot-identity',
      says: 'ai',
      tool,
      source: commit,
      note: `${role} ${text}`,
      commits: [commit],
    }),
  );
  if (mayHoldMarks(body)) {
    for (const { kind, tool, line } of marksOf(splitLines(body))) {
      const note = line.raw.trim();
      clues.push(
        clueFrom({
          kind,
          says: 'ai',
          tool,
          source: commit,
          note,
          line: line.number,
          commits: [commit],
        }),
      );
    }
  }
  clues.push(...beside(commit));
  const subject = subjectOf({ message: [end < 0 ? body : body.slice(0, end)] });
  return { commit, at, author, subject, clues };
}

/** What notes and traces say of each commit. Lists commits only where there are any of these. */
async function besideMessages(
  repository: Repository,
  head: string,
  revisions: readonly string[],
): Promise<(commit: string) => readonly ProvenanceClue[]> {
  const notesRef = ['rev-parse', '--verify', '--quiet', 'refs/notes/ai'];
  const hasNotes = (await askGit(repository, notesRef)) !== null;
  const hasTraces = (await askGit(repository, ['ls-tree', head, '.agent-trace'])) !== null;
  if (!hasNotes && !hasTraces) return () => [];
  const { output } = await runGit(repository, ['rev-list', ...revisions]);
  const wanted = new Set(output.toString('ascii').split('\n').filter(Boolean));
  const notes = await readNotes(repository, hasNotes ? wanted : new Set());
  const traces = new Map<string, ProvenanceClue[]>();
  for (const clue of await cluesOfTraces(repository, { base: null, head }, wanted)) {
    for (const commit of clue.commits ?? []) {
      put(traces, commit, { ...clue, commits: [commit] });
    }
  }
  return (commit) => {
    const authors = notes.get(commit);
    const shares = authors === undefined ? [] : sharesOf(authors, null);
    return [...shares.map((share) => clueOfShare(share, [commit])), ...(traces.get(commit) ?? [])];
  };
}

async function endsOf(
  repository: Repository,
  range: string,
): Promise<{ readonly head: string; readonly excluded: readonly string[] }> {
  if (range.includes('..')) return resolveRange(repository, range);
  // A lone revision stands for its whole history; the tree without files is before all of it.
  if (range === '') throw new InputError('""', 'this is not a revision', 'Name one, such as HEAD.');
  return resolveRange(repository, `${await emptyTree(repository)}..${range}`);
}
