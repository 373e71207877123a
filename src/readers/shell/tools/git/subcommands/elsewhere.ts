import type { Doing } from '../../../types.ts';
import { absoluteIn, gitDoing, workLost } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

/** Other working trees, submodules, remotes, and mail. */
export const ELSEWHERE: readonly Subcommand[] = [
  { names: 'worktree', valued: '-b -B --reason --expire', dry: '-n --dry-run', does: worktree },
  {
    names: 'submodule',
    valued: '-b --branch --name --depth --reference -j --jobs',
    does: submodule,
  },
  { names: 'remote', valued: '-t -m', dry: '-n --dry-run', does: remote },
  {
    names: 'send-email',
    valued: '--to --cc --bcc --from --subject',
    dry: '--dry-run',
    does: () => [
      gitDoing('mail', {
        verb: 'execute',
        address: 'patches',
        reversibility: 'irreversible',
        traits: ['irrevocable-act'],
        why: 'Mail that is sent cannot be called back.',
        safer: ['`--dry-run` first'],
      }),
    ],
  },
  {
    names: 'clear',
    does: () => [
      workLost('working tree', 'Everything that is not committed is deleted.', 'delete'),
    ],
  },
  {
    names: 'clear-soft',
    does: () => [
      workLost('working tree', 'Everything that is not committed is deleted.', 'delete'),
    ],
  },
  {
    names: 'reset-file',
    does: (call) =>
      call.operands.map(({ text }) =>
        workLost(text, 'Changes that are not committed are overwritten.'),
      ),
  },
];

function worktree(call: GitCall): readonly Doing[] {
  const [action, path] = call.operands;
  if (action?.text !== 'remove' || path === undefined) return [];
  const { folder, context, repository } = call;
  const at = folder === null || !path.known ? null : absoluteIn(folder, path.text);
  const other = at === null || repository === null ? null : context.world.repositoryAt(at);
  if (!call.has('-f', '--force') || (other?.root === at && other?.isDirty() === false))
    return [
      gitDoing('git-worktree', {
        verb: 'delete',
        address: path.text,
        why: 'Nothing in it is uncommitted, and its branch stays.',
      }),
    ];
  return [
    {
      ...workLost(
        path.text,
        'A working tree is deleted together with what is not committed in it.',
        'delete',
      ),
      type: 'git-worktree',
      safer: ['leave `--force` off, so that git refuses while something is not committed'],
    },
  ];
}

function submodule(call: GitCall): readonly Doing[] {
  const [action, ...paths] = call.operands;
  const forced = call.has('-f', '--force');
  if (action?.text === 'deinit' && forced) {
    const names =
      call.has('--all') || paths.length === 0 ? ['all submodules'] : paths.map(({ text }) => text);
    return names.map((name) =>
      workLost(
        name,
        'A submodule’s files are deleted together with what is not committed in it.',
        'delete',
      ),
    );
  }
  if (action?.text === 'update' && forced && call.repository?.isDirty() !== false)
    return [
      gitDoing('git-submodule', {
        verb: 'update',
        address: paths[0]?.text ?? 'all submodules',
        reversibility: 'costly',
        traits: ['uncommitted-work'],
        why: 'Changes in submodules that are not committed are overwritten.',
        safer: ['leave `--force` off'],
      }),
    ];
  return [];
}

function remote(call: GitCall): readonly Doing[] {
  const [action, name] = call.operands.map(({ text }) => text);
  if (action !== 'remove' && action !== 'rm' && action !== 'set-url') return [];
  return [
    gitDoing('git-remote', {
      verb: action === 'set-url' ? 'update' : 'forget',
      address: name ?? 'remote',
      traits: action === 'set-url' ? ['endpoint-moved'] : [],
      why: 'Only the settings of this copy change; the remote itself stays.',
    }),
  ];
}
