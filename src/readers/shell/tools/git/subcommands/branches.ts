import type { Doing } from '../../../types.ts';
import { isDefaultBranch, isKeptElsewhere, shortBranch } from '../branches.ts';
import { staysInReach } from '../kept.ts';
import { commitsLost, gitDoing } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

const ALONE =
  'Nothing shows that its commits are on another branch or a remote; without it they are out of reach.';

/** Deletion of branches, tags and other names of commits. */
export const BRANCHES: readonly Subcommand[] = [
  {
    names: 'branch',
    valued: '-u --set-upstream-to --format --sort --contains --points-at --abbrev',
    does: branch,
  },
  { names: 'tag', valued: '-m --message -F --file -u --local-user --format --sort', does: tag },
  { names: 'update-ref', valued: '-m', does: updateRef },
  { names: 'symbolic-ref', valued: '-m', does: symbolicRef },
  {
    names: 'delete-branch delete-squashed-branches delete-merged-branches',
    does: (call) =>
      call.subcommand === 'delete-branch'
        ? call.operands.map(({ text }) => lost(call, text))
        : [
            gitDoing('git-branch', {
              verb: 'delete',
              address: 'merged branches',
              why: 'Only branches that are merged are deleted.',
            }),
          ],
  },
];

function branch(call: GitCall): readonly Doing[] {
  if (!call.has('-d', '-D', '--delete')) {
    const [name, start] = call.operands;
    const moves = call.has('-f', '--force', '-M', '-C') && name !== undefined;
    if (!moves || call.has('-r', '--remotes')) return [];
    // `-M old new` writes over `new`; `-M new` renames what is checked out.
    if (call.has('-f', '--force')) return branchMoved(call, name.text, start?.text);
    return start === undefined
      ? branchMoved(call, name.text, undefined)
      : branchMoved(call, start.text, name.text);
  }
  const forced = call.has('-D', '-f', '--force');
  if (call.has('-r', '--remotes'))
    return call.operands.map(({ text }) =>
      gitDoing('git-branch', {
        verb: 'forget',
        address: text,
        why: 'Only what this copy knows of the remote branch is dropped; a fetch brings it back.',
      }),
    );
  return call.operands.slice(0, 50).map(({ text }) =>
    forced
      ? lost(call, text)
      : gitDoing('git-branch', {
          verb: 'delete',
          address: text,
          why: 'Git refuses unless the branch is merged, so its commits stay.',
        }),
  );
}

/** A branch that may be there already is made to lead elsewhere. */
export function branchMoved(
  call: GitCall,
  name: string,
  start: string | undefined,
): readonly Doing[] {
  const { repository } = call;
  const before = repository?.commitOf(`refs/heads/${name}`) ?? null;
  const names = start === undefined || start === 'HEAD' ? [repository?.branch ?? ''] : [start];
  const after = names
    .flatMap((each) => [`refs/heads/${each}`, `refs/remotes/${each}`, `refs/tags/${each}`])
    .map((ref) => repository?.commitOf(ref) ?? null)
    .find((commit) => commit !== null);
  if (before === null || before === after || staysInReach(call, name) !== false) return [];
  return [commitsLost('git-branch', name, ALONE)];
}

function lost(call: GitCall, name: string): Doing {
  if (isKeptElsewhere(call, name) || staysInReach(call, name) === true)
    return gitDoing('git-branch', {
      verb: 'delete',
      address: name,
      why: 'Its last commit is also on a remote or on the default branch.',
    });
  const doing = commitsLost('git-branch', name, ALONE);
  return isDefaultBranch(call, name)
    ? { ...doing, traits: ['uncommitted-work', 'default-branch'] }
    : {
        ...doing,
        safer: ['`git branch -d`, which refuses what is not merged', ...(doing.safer ?? [])],
      };
}

function tag(call: GitCall): readonly Doing[] {
  if (!call.has('-d', '--delete')) return [];
  return call.operands.slice(0, 50).map(({ text }) =>
    gitDoing('git-tag', {
      verb: 'delete',
      address: text,
      reversibility: 'costly',
      why: 'The tag is gone here; git prints its commit, and a remote may still have it.',
    }),
  );
}

function updateRef(call: GitCall): readonly Doing[] {
  if (call.has('--stdin')) {
    const { stdin } = call.invocation;
    if (stdin.kind === 'text' && !/^(?:delete|option|update)\b/m.test(stdin.text)) return [];
    return [commitsLost('git-branch', 'refs', 'Names of commits are deleted or moved by a list.')];
  }
  if (!call.has('-d', '--delete')) return [];
  return call.operands
    .slice(0, 1)
    .map(({ text }) =>
      text.startsWith('refs/heads/')
        ? asDefault(call, lost(call, shortBranch(text)))
        : text.startsWith('refs/stash')
          ? commitsLost('git-stash', 'all stashes', 'All work that was put aside is out of reach.')
          : commitsLost('git-ref', text, ALONE),
    );
}

/** The plumbing asks nothing, not even whether it is the branch that everything starts from. */
function asDefault(call: GitCall, doing: Doing): Doing {
  return doing.address === call.repository?.defaultBranch
    ? { ...doing, traits: [...(doing.traits ?? []), 'default-branch'] }
    : doing;
}

function symbolicRef(call: GitCall): readonly Doing[] {
  if (!call.has('-d', '--delete')) return [];
  return [
    gitDoing('git-ref', {
      verb: 'delete',
      address: call.operands[0]?.text ?? 'HEAD',
      reversibility: 'costly',
      why: 'A name that points to a branch is removed; the branch stays.',
    }),
  ];
}
