import type { Doing } from '../../../types.ts';
import { commitsLost, gitDoing, historyRewritten } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

const WAY_BACK =
  'The reflog and unreachable commits are the way back from a wrong reset, rebase or deletion.';
const REWRITES = 'Every commit is written anew; copies that others have no longer fit.';

/** What rewrites history, or takes away the means to have it back. */
export const HISTORY: readonly Subcommand[] = [
  { names: 'filter-branch', does: () => [historyRewritten('all commits', REWRITES)] },
  {
    names: 'filter-repo',
    dry: '--analyze --dry-run',
    does: () => [historyRewritten('all commits', REWRITES)],
  },
  {
    names: 'obliterate',
    does: () => [historyRewritten('all commits', REWRITES)],
  },
  {
    names: 'fast-import',
    does: (call) => (call.has('--force') ? [historyRewritten('imported branches', REWRITES)] : []),
  },
  { names: 'reflog', valued: '--expire --expire-unreachable', dry: '-n --dry-run', does: reflog },
  { names: 'gc', does: gc },
  {
    names: 'prune',
    valued: '--expire',
    dry: '-n --dry-run',
    does: () => [commitsLost('git-objects', 'unreachable commits', WAY_BACK)],
  },
  {
    names: 'prune-packed pack-refs repack maintenance multi-pack-index commit-graph',
    does: () => [],
  },
  { names: 'lfs', dry: '--dry-run -d', does: lfs },
  {
    names: 'notes',
    valued: '-m --message -F -C -c --ref',
    does: (call) =>
      call.operands[0]?.text === 'remove'
        ? [
            gitDoing('git-notes', {
              verb: 'delete',
              address: call.operands[1]?.text ?? 'HEAD',
              reversibility: 'costly',
              why: 'The note goes; its last state stays in the history of the notes.',
            }),
          ]
        : [],
  },
];

function reflog(call: GitCall): readonly Doing[] {
  const [action] = call.operands;
  if (action?.text === 'delete')
    return [commitsLost('git-reflog', call.operands[1]?.text ?? 'reflog', WAY_BACK)];
  if (action?.text !== 'expire') return [];
  const soon = [...call.values('--expire'), ...call.values('--expire-unreachable')].some(
    ({ text }) => !/^(?:never|false|default)$/.test(text),
  );
  if (!soon && !call.has('--all', '--stale-fix'))
    return [
      gitDoing('git-reflog', {
        verb: 'update',
        address: 'reflog',
        reversibility: 'costly',
        why: 'Only entries older than the usual 90 days go.',
      }),
    ];
  return soon ? [commitsLost('git-reflog', 'reflog', WAY_BACK)] : [];
}

function gc(call: GitCall): readonly Doing[] {
  const when = call.value('--prune')?.text;
  const set = call.settings.some(({ text }) =>
    /^gc\.(?:prune|reflog)expire\w*=(?:now|all|0)/i.test(text),
  );
  const now =
    when !== undefined && /^(?:now|all|0|today|1\.(?:second|minute|hour)s?\.ago)$/.test(when);
  return now || set ? [commitsLost('git-objects', 'unreachable commits', WAY_BACK)] : [];
}

function lfs(call: GitCall): readonly Doing[] {
  const [action, kind] = call.operands.map(({ text }) => text);
  if (action === 'migrate' && (kind === 'import' || kind === 'export'))
    return [historyRewritten('all commits', REWRITES)];
  if (action === 'prune')
    return [
      gitDoing('git-lfs-object', {
        verb: 'delete',
        address: 'local copies of large files',
        reversibility: 'costly',
        why: 'Copies that the remote has, too, are deleted here and have to be fetched again.',
        safer: ['`git lfs prune --verify-remote`'],
      }),
    ];
  if (action === 'unlock' && call.has('-f', '--force'))
    return [
      gitDoing('git-lfs-lock', {
        verb: 'delete',
        address: kind ?? 'lock',
        reversibility: 'costly',
        why: 'A lock that somebody else may hold is taken away.',
      }),
    ];
  return [];
}
