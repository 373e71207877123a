import type { Effect } from '../../core/change/types.ts';

/** A protected ref that is to go. Its commits stay for a while, wherever somebody else has them. */
export function deletionOf(ref: string, before: string, isDefault: boolean): Effect {
  return refEffect(ref, {
    verb: 'delete',
    traits: isDefault ? ['default-branch'] : [],
    why: `${nameOf(ref)} is protected and would be deleted; what it points to is then kept by nobody.`,
    safer: ['Leave it and announce that it is no longer used.'],
    note: `${before.slice(0, 12)} would no longer be reached by it`,
  });
}

/** Commits that others have are to be written over. */
export function overwriteOf(ref: string, before: string, after: string): Effect {
  return refEffect(ref, {
    verb: 'replace',
    traits: ['history-rewritten'],
    why: `${nameOf(ref)} is protected and would be moved by force: commits that others have would no longer be in it.`,
    safer: ['Push a new commit that reverts what is wrong.'],
    note: `${before.slice(0, 12)} is no ancestor of ${after.slice(0, 12)}`,
  });
}

interface Words {
  readonly verb: Effect['verb'];
  readonly traits: Effect['traits'];
  readonly why: string;
  readonly safer: readonly string[];
  readonly note: string;
}

function refEffect(ref: string, { note, ...words }: Words): Effect {
  return {
    ...words,
    resource: {
      type: ref.startsWith('refs/tags/') ? 'git-tag' : 'git-branch',
      address: ref,
      // The ref lies on the server that is pushed to, and in no commit.
      provider: 'git',
      name: nameOf(ref),
    },
    // What is built from it is not known here.
    environment: 'unknown',
    environmentName: null,
    reversibility: 'costly',
    data: 'none',
    changes: ['target'],
    evidence: [{ source: ref, pointer: null, line: null, note, excerpt: [] }],
  };
}

export function nameOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
