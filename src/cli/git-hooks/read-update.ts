import type { ChangeDraft, Effect } from '../../core/change/types.ts';
import type { ActorClaim } from '../../core/provenance/types.ts';
import { diffDigest, mergeBaseOf } from '../../engine/forge/git/read-span.ts';
import { hookSlot } from '../../engine/forge/slot.ts';
import { sha256 } from '../../engine/sha256.ts';
import { cluesOfBranch, readRange } from '../../readers/git/reader.ts';
import { openRepository } from '../../readers/git/repository/open-repository.ts';
import { emptyTree } from '../../readers/git/repository/resolve-range.ts';
import { askGit } from '../../readers/git/repository/run-git.ts';
import type { Repository } from '../../readers/git/repository/run-git.ts';
import type { InputsRead } from '../assess/read-inputs.ts';
import { deletionOf, nameOf, overwriteOf } from './ref-effects.ts';
import type { RefUpdate } from './updates.ts';

export interface UpdateRead extends InputsRead {
  readonly update: RefUpdate;
  readonly title: string;
  /** What this is a change of: `git/shop#refs/heads/main`. */
  readonly slot: string;
  readonly link: string | null;
}

export interface Place {
  readonly repository: string;
  readonly defaultRef: string | null;
  /** Tip of the default branch as it is now; null where there is none. */
  readonly defaultTip: string | null;
  readonly pusher: ActorClaim;
  /** Where people read why; null for nowhere. */
  readonly link: string | null;
}

/**
 * Reads what an update of a ref would bring, from a repository that has its objects. What is new is compared with
 * the default branch, or with nothing at all where there is none. Throws `InputError`.
 */
export async function readUpdate(
  folder: string,
  update: RefUpdate,
  place: Place,
): Promise<UpdateRead> {
  const repository = await openRepository(folder);
  const { ref, before, after } = update;
  if (after === null) return deletion(repository, update, place);
  const base = before ?? (await baseOfNew(repository, after, place.defaultTip));
  const range = `${base}..${after}`;
  const reading = await readRange({ repository: folder, range });
  const head = reading.head ?? after;
  const isForced = before !== null && !(await isBuiltOn(repository, before, head));
  const moved = isForced ? [overwriteOf(ref, before ?? '', head)] : [];
  const subject = reading.commits.at(-1)?.subject ?? head.slice(0, 12);
  return {
    update,
    // A new ref may begin anywhere in history; the rules are not those of back then.
    base: (before === null ? place.defaultTip : null) ?? reading.base,
    title: titleOf(`${subject} (push to ${nameOf(ref)}${isForced ? ' by force' : ''})`),
    slot: hookSlot('git', place.repository, ref),
    link: place.link,
    draft: {
      ...draftOf(update, place, {
        base,
        head,
        effects: [...reading.effects, ...moved],
        signals: reading.signals,
        identity: reading.input.identity,
        diff: await diffDigest(repository, base, head),
      }),
    },
    actors: [...reading.actors, place.pusher],
    clues: [
      ...reading.clues,
      ...(update.from === undefined ? [] : cluesOfBranch(update.from, 'branch of the push')),
    ],
    ...(reading.commits.length === 0 ? {} : { commits: reading.commits }),
  };
}

async function deletion(
  repository: Repository,
  update: RefUpdate,
  place: Place,
): Promise<UpdateRead> {
  const { ref } = update;
  const before = update.before ?? '';
  const identity = `delete ${ref}\nbefore ${before}\n`;
  const effects = [deletionOf(ref, before, ref === place.defaultRef)];
  return {
    update,
    base: before,
    title: titleOf(`Delete ${nameOf(ref)}`),
    slot: hookSlot('git', place.repository, ref),
    link: place.link,
    draft: draftOf(update, place, {
      base: before,
      head: '0'.repeat(before.length),
      effects,
      signals: [],
      identity,
      diff: await diffDigest(repository, before, await emptyTree(repository)),
    }),
    actors: [place.pusher],
    clues: [],
  };
}

interface Brought {
  readonly base: string;
  readonly head: string;
  readonly effects: readonly Effect[];
  readonly signals: ChangeDraft['signals'];
  readonly identity: string;
  readonly diff: string;
}

function draftOf({ ref, from }: RefUpdate, { repository }: Place, brought: Brought): ChangeDraft {
  const { base, head, effects, signals, identity, diff } = brought;
  return {
    kind: 'code',
    inputs: [
      {
        name: `push to ${ref}`,
        reader: 'git',
        sha256: `sha256:${sha256(identity)}`,
        bytes: Buffer.byteLength(identity),
      },
    ],
    effects,
    signals,
    origin: {
      forge: 'git',
      repository,
      request: null,
      baseBranch: nameOf(ref),
      ...(from === undefined ? {} : { headBranch: from }),
      base,
      mergeBase: base,
      head,
      diff,
    },
  };
}

async function baseOfNew(
  repository: Repository,
  after: string,
  defaultTip: string | null,
): Promise<string> {
  const common = defaultTip === null ? null : await mergeBaseOf(repository, defaultTip, after);
  return common ?? emptyTree(repository);
}

async function isBuiltOn(repository: Repository, before: string, head: string): Promise<boolean> {
  const from = await askGit(repository, ['rev-parse', '--verify', `${before}^{commit}`]);
  return from !== null && (await mergeBaseOf(repository, from, head)) === from;
}

const LONGEST = 200;

function titleOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, LONGEST).toWellFormed();
}
