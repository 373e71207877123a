import type { Trait } from '../../../../../core/change/types.ts';
import type { Doing, Setting, Word } from '../../../types.ts';
import { UNKNOWN } from '../../../types.ts';
import { isDefaultBranch, isRemoteKept, shortBranch } from '../branches.ts';
import { gitDoing, historyRewritten } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

const LEASE = 'use `--force-with-lease`, on a branch of your own';

/** What a push does to the remote. */
export const PUSH: readonly Subcommand[] = [
  {
    names: 'push',
    valued: '-o --push-option --receive-pack --exec --repo',
    dry: '-n --dry-run',
    does: push,
  },
];

interface Target {
  readonly branch: string;
  readonly deletes: boolean;
  readonly plus: boolean;
  readonly tag: boolean;
}

function push(call: GitCall): readonly Doing[] {
  const remote = call.value('--repo')?.text ?? call.operands[0]?.text ?? 'origin';
  const setting: Setting = { kind: 'unknown', name: null, evidence: `remote ${remote}` };
  if (call.operands.some(isOpen)) return [anyPush(call, remote, setting)];
  const forced = call.has('-f', '--force');
  const leased = call.has('--force-with-lease');
  if (call.has('--mirror'))
    return [
      historyRewritten(
        `${remote}/*`,
        'All branches and tags of the remote are made equal to this copy; what is not here is deleted there.',
        {
          traits: ['history-rewritten', 'default-branch', 'bulk'],
          setting,
        },
      ),
    ];
  const many = ['--all', '--branches', '--tags'].find((name) => call.has(name));
  const doings = targetsOf(call).map((target) =>
    one(call, remote, setting, target, forced, leased),
  );
  if (many !== undefined) doings.push(all(remote, setting, forced || leased, many === '--tags'));
  if (call.has('--prune'))
    doings.push(
      gitDoing('git-branch', {
        verb: 'delete',
        address: `${remote}/*`,
        reversibility: 'costly',
        data: 'unknown',
        traits: ['bulk'],
        why: 'Branches of the remote that are not here are deleted there.',
        safer: ['delete them one by one'],
        setting,
      }),
    );
  return doings;
}

/** Whether a word may hold options that nobody can see: `$ARGS`, or a first word that is no remote. */
function isOpen({ text, unknowns }: Word, index: number): boolean {
  if (text !== UNKNOWN) return false;
  const name = unknowns[0] ?? '';
  return (
    /args|opts?\b|options|flags|force|extra|params|^\$\{?[@*]/i.test(name) ||
    (index === 0 && !/remote|origin|upstream|repo|url|fork|^\$\(/i.test(name))
  );
}

function anyPush(call: GitCall, remote: string, setting: Setting): Doing {
  const names = call.operands.flatMap(({ unknowns }) => unknowns).join(', ');
  return gitDoing('git-branch', {
    verb: 'update',
    address: remote,
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['unknown-target'],
    why: `Whether it overwrites or deletes at the remote is not known before: that comes from ${names}.`,
    setting,
  });
}

function targetsOf(call: GitCall): readonly Target[] {
  const given = call.operands.slice(call.has('--repo') ? 0 : 1);
  const refs = given.length > 0 ? given : configured(call);
  const current = call.repository?.branch ?? 'HEAD';
  if (refs.length === 0)
    return call.has('--all', '--branches', '--tags') ? [] : [simple(current, false)];
  const deletes = call.has('-d', '--delete');
  return refs
    .slice(0, 50)
    .flatMap((ref, index) => targetOf(ref, refs[index - 1], current, deletes));
}

/** `-c remote.origin.push=+refs/heads/*:refs/heads/*`: what is pushed where nothing is named. */
function configured({ settings }: GitCall): readonly Word[] {
  return settings.flatMap((word) => {
    const ref = /^remote\.[^=]{1,100}\.push=(.+)$/i.exec(word.text)?.[1];
    return ref === undefined ? [] : [{ ...word, text: ref }];
  });
}

function targetOf(
  ref: Word,
  before: Word | undefined,
  current: string,
  deletes: boolean,
): readonly Target[] {
  if (ref.text === 'tag') return [];
  const plus = ref.text.startsWith('+');
  const text = plus ? ref.text.slice(1) : ref.text;
  const colon = text.lastIndexOf(':');
  const named = colon === -1 ? text : text.slice(colon + 1);
  const branch = shortBranch(named === 'HEAD' || named === '@' ? current : named);
  const tag = branch.startsWith('refs/tags/') || before?.text === 'tag' || /^v\d/.test(branch);
  return [{ branch, deletes: deletes || (colon === 0 && text.length > 1), plus, tag }];
}

function simple(branch: string, plus: boolean): Target {
  return { branch, deletes: false, plus, tag: false };
}

function one(
  call: GitCall,
  remote: string,
  setting: Setting,
  { branch, deletes, plus, tag }: Target,
  forced: boolean,
  leased: boolean,
): Doing {
  const address = `${remote}/${branch}`;
  const main = !tag && isDefaultBranch(call, branch);
  const type = tag ? 'git-tag' : 'git-branch';
  if (deletes) return deletion(call, remote, branch, { type, address, main, setting });
  if (forced || plus)
    return historyRewritten(
      address,
      'What the remote has is overwritten; commits that are only there go out of reach.',
      {
        reversibility: main ? 'irreversible' : 'costly',
        traits: main ? ['history-rewritten', 'default-branch'] : ['history-rewritten'],
        safer: [LEASE],
        setting,
      },
    );
  if (leased && main)
    return historyRewritten(
      address,
      'The history that everybody builds on is written anew, even if nobody pushed in between.',
      {
        traits: ['history-rewritten', 'default-branch'],
        safer: ['`git revert` and push the new commit'],
        setting,
      },
    );
  return gitDoing(type, {
    verb: 'update',
    address,
    traits: main ? ['default-branch'] : [],
    why: leased
      ? 'The branch is overwritten only if nobody else has pushed to it since the last fetch.'
      : 'Commits are added; the remote refuses what does not build on what it has.',
    setting,
  });
}

function deletion(
  call: GitCall,
  remote: string,
  branch: string,
  {
    type,
    address,
    main,
    setting,
  }: { type: string; address: string; main: boolean; setting: Setting },
): Doing {
  const kept = !main && isRemoteKept(call, remote, branch);
  const traits: readonly Trait[] = main ? ['default-branch'] : [];
  return gitDoing(type, {
    verb: 'delete',
    address,
    reversibility: main ? 'irreversible' : kept ? 'reversible' : 'costly',
    data: main ? 'holds-data' : kept ? 'none' : 'unknown',
    traits,
    why: main
      ? 'The branch that everything is merged into is deleted at the remote.'
      : kept
        ? 'Its commits are here or on the default branch and can be pushed again.'
        : 'Commits that are only on the remote go out of reach for everybody.',
    safer: main || kept ? [] : ['fetch it and keep a branch of it here first'],
    setting,
  });
}

function all(remote: string, setting: Setting, forced: boolean, tags: boolean): Doing {
  const address = tags ? `${remote} tags` : `${remote}/*`;
  return forced
    ? historyRewritten(address, 'Whatever the remote has under the same names is overwritten.', {
        traits: tags
          ? ['history-rewritten', 'bulk']
          : ['history-rewritten', 'default-branch', 'bulk'],
        setting,
      })
    : gitDoing(tags ? 'git-tag' : 'git-branch', {
        verb: 'update',
        address,
        why: 'Commits and names are added; the remote refuses what does not build on what it has.',
        setting,
      });
}
