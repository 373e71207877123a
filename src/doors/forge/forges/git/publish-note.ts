import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ForgeFault } from '../../../../engine/forge/ports.ts';
import type { Forge } from '../../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../../engine/forge/types.ts';
import { checkRemote, isCommitId } from '../../mirror/check-remote.ts';
import { faultOfGit } from '../../mirror/git-faults.ts';
import { fetchEnvironment } from '../../mirror/mirror-environment.ts';
import { runMirrorGit } from '../../mirror/run-mirror-git.ts';
import type { GitEnd } from '../../mirror/run-mirror-git.ts';
import { cutLine } from '../../shared/cut-text.ts';
import { oneAtATime } from '../../shared/one-at-a-time.ts';
import { noteText } from './note-text.ts';
import type { FindRemote, GitForgeOptions } from './options.ts';

export const NOTES = 'refs/notes/holdpoint';

const TWO_MINUTES = 120_000;
/** Others write notes as well; then theirs are fetched and ours is put on top. */
const MOST_TRIES = 5;

/** Keeps one note on each commit, under `refs/notes/holdpoint`, written over by the next report. */
export function createNotePublisher(options: GitForgeOptions, find: FindRemote): Forge['publish'] {
  const inTurn = oneAtATime();
  return ({ repository }, report) =>
    inTurn(repository, async () => {
      if (!isCommitId(report.commit)) {
        throw new ForgeFault('malformed', 'git: a commit is named by its whole id');
      }
      const remote = find(repository);
      checkRemote(remote, [NOTES]);
      await putNote(options, repository, remote, report.commit, noteText(report));
      options.print?.(`${repository} ${report.commit.slice(0, 12)}: ${cutLine(report.title, 255)}`);
    });
}

async function putNote(
  options: GitForgeOptions,
  repository: string,
  remote: GitRemote,
  commit: string,
  text: string,
): Promise<void> {
  const { git = 'git', timeout = TWO_MINUTES, environment = process.env, clock } = options;
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-notes-'));
  const variables = {
    ...fetchEnvironment(environment, remote, ['https', 'http', 'file']),
    ...signatureAt(clock.now()),
  };
  const run = (args: readonly string[], input = ''): Promise<GitEnd> =>
    runMirrorGit({ git, folder, args, input, timeout, environment: variables });
  const must = async (args: readonly string[], input?: string): Promise<GitEnd> => {
    const end = await run(args, input);
    if (end.status !== 0) throw faultOfGit(repository, end);
    return end;
  };
  try {
    const format = commit.length === 64 ? 'sha256' : 'sha1';
    await must(['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, '.']);
    for (let turn = 1; ; turn += 1) {
      await fetchNotes(must, remote.url);
      const shown = await run(['notes', `--ref=${NOTES}`, 'show', commit]);
      if (shown.status === 0 && shown.output === text) return;
      await must(['notes', `--ref=${NOTES}`, 'add', '-f', '-F', '-', commit], text);
      const pushed = await run(['push', '--quiet', '--no-verify', remote.url, `${NOTES}:${NOTES}`]);
      if (pushed.status === 0) return;
      const isLate = /\[(?:remote )?rejected\]|non-fast-forward|fetch first|cannot lock/i;
      if (turn === MOST_TRIES || !isLate.test(pushed.complaint)) {
        throw faultOfGit(repository, pushed);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A repository without notes yet is no fault. */
async function fetchNotes(
  must: (args: readonly string[]) => Promise<GitEnd>,
  url: string,
): Promise<void> {
  const { output } = await must(['ls-remote', url, NOTES]);
  if (output.trim() === '') return;
  await must(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', url, `+${NOTES}:${NOTES}`]);
}

function signatureAt(now: string): Record<string, string> {
  const at = `@${Math.floor(Date.parse(now) / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: 'Holdpoint',
    GIT_AUTHOR_EMAIL: 'holdpoint@localhost',
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: 'Holdpoint',
    GIT_COMMITTER_EMAIL: 'holdpoint@localhost',
    GIT_COMMITTER_DATE: at,
  };
}
