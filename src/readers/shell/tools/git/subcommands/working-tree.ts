import type { Doing, Word } from '../../../types.ts';
import { absoluteIn, commitsLost, gitDoing, mayBeDirty, mayLoseWork, workLost } from '../doing.ts';
import { isUncommittedWork } from '../../local/files/emptying.ts';
import { staysInReach } from '../kept.ts';
import { branchMoved } from './branches.ts';
import type { GitCall, Subcommand } from '../types.ts';

const TREE = 'working tree';

const OVERWRITES = 'Changes that are not committed are overwritten; git keeps no copy of them.';

/** Subcommands that write over or delete files of the working tree. */
export const WORKING_TREE: readonly Subcommand[] = [
  { names: 'reset', valued: '--pathspec-from-file', does: reset },
  {
    names: 'checkout',
    valued: '-b -B --orphan --conflict --pathspec-from-file -U --unified --inter-hunk-context',
    does: checkout,
  },
  {
    names: 'switch',
    valued: '-c -C --create --force-create --orphan --conflict',
    does: (call) => {
      if (call.has('-f', '--force', '--discard-changes') && mayBeDirty(call))
        return [workLost(TREE, OVERWRITES)];
      const moved = call.value('-C', '--force-create');
      return moved === null ? [] : branchMoved(call, moved.text, call.operands[0]?.text);
    },
  },
  { names: 'restore', valued: '-s --source --conflict --pathspec-from-file', does: restore },
  { names: 'checkout-index', valued: '--prefix --stage', does: checkoutIndex },
  { names: 'read-tree', valued: '--prefix --index-output', dry: '-n --dry-run', does: readTree },
  { names: 'rm', valued: '--pathspec-from-file', dry: '-n --dry-run', does: remove },
  {
    names: 'apply',
    valued: '-p -C --exclude --include --directory --whitespace --build-fake-ancestor',
    dry: '--check --stat --numstat --summary',
    does: apply,
  },
];

/** `git diff | git apply -R`: what stands nowhere else is taken back. A patch in a file can be applied again. */
function apply(call: GitCall): readonly Doing[] {
  const { stdin } = call.invocation;
  if (!call.has('-R', '--reverse') || !isUncommittedWork(stdin) || !mayBeDirty(call)) return [];
  return call.has('--cached') ? [] : [workLost(TREE, OVERWRITES)];
}

function reset(call: GitCall): readonly Doing[] {
  if (!call.has('--hard', '--merge')) return [];
  const target = call.operands[0]?.text ?? 'HEAD';
  if (mayBeDirty(call))
    return [workLost(TREE, `${OVERWRITES.slice(0, -1)}, and the branch moves to ${target}.`)];
  if (target === 'HEAD' || target === '@') return [];
  const branch = call.repository?.branch ?? null;
  const stays = branch === null ? null : staysInReach(call, branch);
  if (stays === false && branch !== null && !UNDOES.test(target))
    return [commitsLost('git-branch', branch, LEAVES)];
  return [
    gitDoing('git-branch', {
      verb: 'update',
      address: branch ?? 'HEAD',
      reversibility: stays === true ? 'reversible' : 'costly',
      why:
        stays === true
          ? 'The tree is clean and the last commit is also on a remote or on another branch.'
          : 'The tree is clean; commits that the branch leaves behind stay in the reflog for a while.',
      safer: stays === true ? [] : ['`git branch backup` first'],
    }),
  ];
}

/** Names of where a branch was before: going back there undoes what was just done. */
const UNDOES = /^(?:ORIG_HEAD|(?:HEAD)?@\{)/;

const LEAVES =
  'No other branch and no remote has the commits that it leaves behind; only the reflog does, for a while.';

function checkout(call: GitCall): readonly Doing[] {
  if (call.has('-p', '--patch', '--ours', '--theirs', '-m', '--merge')) return [];
  if (call.has('-f', '--force') && mayBeDirty(call)) return [workLost(TREE, OVERWRITES)];
  const moved = call.value('-B');
  if (moved !== null) return branchMoved(call, moved.text, call.operands[0]?.text);
  if (call.has('-b', '-B', '--orphan', '--detach', '-d', '-t', '--track')) return [];
  const paths = call.behindDashes ?? pathsOf(call);
  if (call.has('--pathspec-from-file') && mayBeDirty(call)) return [workLost(TREE, OVERWRITES)];
  return overwritten(call, paths);
}

/** Of `checkout x y`: paths are all but a first one that is a branch or commit. */
function pathsOf(call: GitCall): readonly Word[] {
  const [first, ...more] = call.operands;
  if (first === undefined) return [];
  if (looksLikePath(call, first)) return call.operands;
  return more;
}

function looksLikePath(call: GitCall, word: Word): boolean {
  const { text } = word;
  if (/^(?:\.|\.\.|\.\/.*|\.\.\/.*|:.*)$/.test(text) || word.glob || text.endsWith('/'))
    return true;
  if (!word.known || call.folder === null || call.repository === null) return false;
  const { commitOf, remotes } = call.repository;
  const refs = [
    `refs/heads/${text}`,
    `refs/tags/${text}`,
    `refs/remotes/${text}`,
    ...[...remotes.keys()].map((remote) => `refs/remotes/${remote}/${text}`),
  ];
  if (refs.some((ref) => commitOf(ref) !== null)) return false;
  const kind = call.context.world.kindOf(absoluteIn(call.folder, text));
  return kind === 'file' || kind === 'folder';
}

function restore(call: GitCall): readonly Doing[] {
  if (call.has('-p', '--patch', '--ours', '--theirs', '-m', '--merge')) return [];
  const staged = call.has('-S', '--staged') && !call.has('-W', '--worktree');
  if (staged) return [];
  if (call.has('--pathspec-from-file') && mayBeDirty(call)) return [workLost(TREE, OVERWRITES)];
  return overwritten(call, call.operands);
}

function overwritten(call: GitCall, paths: readonly Word[]): readonly Doing[] {
  return paths
    .slice(0, 50)
    .filter((path) => mayLoseWork(call, path))
    .map(({ text }) => workLost(text, OVERWRITES));
}

function checkoutIndex(call: GitCall): readonly Doing[] {
  const forced = call.has('-f', '--force') && !call.has('--prefix');
  return forced && mayBeDirty(call) ? [workLost(TREE, OVERWRITES)] : [];
}

function readTree(call: GitCall): readonly Doing[] {
  return call.has('-u') && call.has('--reset') && mayBeDirty(call)
    ? [workLost(TREE, OVERWRITES)]
    : [];
}

function remove(call: GitCall): readonly Doing[] {
  if (call.has('--cached')) return [];
  const forced = call.has('-f', '--force');
  return call.operands.slice(0, 50).map((path) =>
    forced && mayLoseWork(call, path)
      ? workLost(
          path.text,
          'Files are deleted together with changes that are not committed.',
          'delete',
        )
      : gitDoing('git-working-tree', {
          verb: 'delete',
          address: path.text,
          why: 'What it deletes is committed and can be checked out again.',
        }),
  );
}
