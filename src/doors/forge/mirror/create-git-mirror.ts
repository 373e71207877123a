import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { GitMirror } from '../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../engine/forge/types.ts';
import type { Clock } from '../../../engine/ports.ts';
import { oneAtATime } from '../shared/one-at-a-time.ts';
import { checkRemote, isCommitId } from './check-remote.ts';
import { fetchTogether } from './fetch-together.ts';
import { fetchedHeads } from './fetched-heads.ts';
import { faultOfGit } from './git-faults.ts';
import { fetchEnvironment } from './mirror-environment.ts';
import type { Variables } from './mirror-environment.ts';
import { countPacks, dropLocks, makeOnce, mirrorFolder } from './mirror-folder.ts';
import { dropUnused, markUsed, removeCopy } from './mirror-room.ts';
import { createSizeGate, sizeOf } from './mirror-size.ts';
import { headsIn, LIST_HEADS } from './list-heads.ts';
import { runMirrorGit } from './run-mirror-git.ts';
import type { GitEnd } from './run-mirror-git.ts';

export interface MirrorOptions {
  /** Where copies are kept. One process at a time may use it. */
  readonly folder: string;
  readonly git?: string;
  /** Milliseconds that one run of git may take. */
  readonly timeout?: number;
  readonly protocols?: readonly ('https' | 'http' | 'file')[];
  readonly environment?: Variables;
  /** Bytes that one copy may take on disk. */
  readonly mostBytes?: number;
  /** Copies that are kept; beyond, those go that were not used for longest. */
  readonly mostCopies?: number;
  readonly clock: Clock;
}

export const MOST_BYTES = 20 * 1024 ** 3;
export const MOST_COPIES = 1000;

const TEN_MINUTES = 600_000;
/** So many packs make each reading slow; they are then joined, those of no ref as well. */
const MOST_PACKS = 40;

/**
 * Copies with all of history, as contributors are looked for along every parent. Each commit ever fetched by
 * name keeps a ref of its own under `refs/holdpoint/kept/`, so that nothing which is being judged is lost
 * when a branch moves on.
 */
export function createGitMirror(options: MirrorOptions): GitMirror {
  const inTurn = oneAtATime();
  const cleaned = new Set<string>();
  const known = new Map<string, KnownOfCopy>();
  const limited = createPause(options.clock);
  const { mostBytes = MOST_BYTES, mostCopies = MOST_COPIES } = options;
  const sizes = createSizeGate(mostBytes, options.clock);
  const forget = (directory: string): void => {
    known.delete(directory);
    cleaned.delete(directory);
  };
  const together = fetchTogether(inTurn, async (directory, { repository, remote, refs }) => {
    sizes.pass(directory, repository);
    const knownHere = known.get(directory) ?? nothingKnown();
    known.set(directory, knownHere);
    const copy = openCopy(options, directory, repository, remote, knownHere);
    const isNew = await makeOnce(directory, (aside) => {
      Object.assign(knownHere, nothingKnown());
      return copy.make(aside);
    });
    await markUsed(directory, options.clock.now());
    if (isNew) {
      const now = options.clock.now();
      await dropUnused(options.folder, mostCopies, now, (unused) =>
        inTurn(unused, () => {
          forget(unused);
          return removeCopy(unused);
        }),
      );
    }
    if (!cleaned.has(directory)) await dropLocks(directory);
    cleaned.add(directory);
    // Branches are always asked for; a commit by its id is there or not.
    const there = await copy.keptOf(refs.filter(isCommitId));
    const wanted = [...new Set(refs)].filter((ref) => !there.has(ref));
    const isTooMuch = async (): Promise<boolean> =>
      (await sizeOf(join(directory, 'objects'))) > mostBytes;
    if (wanted.length > 0) {
      try {
        await limited(remote.url, () => copy.fetch(wanted, isTooMuch));
      } finally {
        if (await isTooMuch()) {
          // What is on the disk already is too much, too.
          forget(directory);
          await removeCopy(directory);
          sizes.close(directory);
        }
      }
      sizes.pass(directory, repository);
    }
    if ((await countPacks(directory)) > MOST_PACKS) await copy.tidy();
  });
  return {
    listHeads: async (repository, remote) => {
      checkRemote(remote, []);
      return limited(remote.url, () => headsOf(options, repository, remote));
    },
    nameOf: (directory, ref) =>
      isCommitId(ref) ? ref : (known.get(directory)?.heads.get(ref) ?? namedRef(ref)),
    fetch: async (repository, remote, refs) => {
      checkRemote(remote, refs);
      const directory = mirrorFolder(options.folder, repository, remote.url);
      await together(directory, { repository, remote, refs });
      return directory;
    },
  };
}

/** git does not pass on how long a forge asks to wait; until then nothing more is asked of it. */
const PAUSE = 60_000;

function createPause(clock: Clock) {
  const until = new Map<string, number>();
  return async <T>(url: string, work: () => Promise<T>): Promise<T> => {
    const { origin } = new URL(url);
    const now = Date.parse(clock.now());
    const wait = (until.get(origin) ?? 0) - now;
    if (wait > 0) {
      throw new ForgeFault('rate-limited', 'git: the forge asked to wait', { retryAfter: wait });
    }
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof ForgeFault) || cause.code !== 'rate-limited') throw cause;
      until.set(origin, now + PAUSE);
      throw new ForgeFault('rate-limited', cause.message, { cause, retryAfter: PAUSE });
    }
  };
}

interface Copy {
  make(aside: string): Promise<void>;
  /** Those of some commits that are kept by a ref. */
  keptOf(ids: readonly string[]): Promise<ReadonlySet<string>>;
  fetch(refs: readonly string[], isTooMuch: () => Promise<boolean>): Promise<void>;
  tidy(): Promise<void>;
}

const KEPT = 'refs/holdpoint/kept/';
const NAMED = 'refs/holdpoint/named/';

/** What this process has seen of a copy that no other one writes to. */
interface KnownOfCopy {
  /** Commits that are kept by a ref. */
  kept: Set<string>;
  /** Whether `kept` has also those that were kept before this process began. */
  isListed: boolean;
  /** Where the forge had refs when they were last fetched. */
  heads: Map<string, string>;
}

const nothingKnown = (): KnownOfCopy => ({ kept: new Set(), isListed: false, heads: new Map() });

const MOST_HEADS = 2000;

/** As in a copy, without one. */
async function headsOf(
  options: MirrorOptions,
  repository: string,
  remote: GitRemote,
): Promise<ReadonlyMap<string, string>> {
  const { git = 'git', timeout = TEN_MINUTES, protocols = ['https', 'http'] } = options;
  const environment = fetchEnvironment(options.environment ?? process.env, remote, protocols);
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const args = [...LIST_HEADS, remote.url];
  const end = await runMirrorGit({ git, folder: options.folder, args, timeout, environment });
  if (end.status !== 0) throw faultOfGit(repository, end);
  return headsIn(repository, end);
}

function openCopy(
  options: MirrorOptions,
  directory: string,
  repository: string,
  remote: GitRemote,
  known: KnownOfCopy,
): Copy {
  const { git = 'git', timeout = TEN_MINUTES, protocols = ['https', 'http'] } = options;
  const outside = options.environment ?? process.env;
  const environment = fetchEnvironment(outside, remote, protocols);
  const run = (
    folder: string,
    args: readonly string[],
    input = '',
    isTooMuch?: () => Promise<boolean>,
  ): Promise<GitEnd> =>
    runMirrorGit({
      git,
      folder,
      args,
      input,
      timeout,
      environment,
      ...(isTooMuch === undefined ? {} : { isTooMuch }),
    });
  const must = async (folder: string, args: readonly string[], input = ''): Promise<string> => {
    const end = await run(folder, args, input);
    if (end.status !== 0) throw faultOfGit(repository, end);
    return end.output;
  };
  const idsOf = async (patterns: readonly string[]): Promise<readonly string[]> => {
    const listed = await must(directory, ['for-each-ref', '--format=%(objectname)', ...patterns]);
    return listed.split('\n').filter((id) => id !== '');
  };
  return {
    make: async (aside) => {
      await must(aside, ['init', '--bare', '--quiet', '--template=', '--initial-branch=none', '.']);
    },
    keptOf: async (ids) => {
      if (!known.isListed && ids.some((id) => !known.kept.has(id))) {
        for (const id of await idsOf([KEPT])) known.kept.add(id);
        known.isListed = true;
      }
      return new Set(ids.filter((id) => known.kept.has(id)));
    },
    fetch: async (refs, isTooMuch) => {
      const specs = refs.map((ref) => `+${ref}:${isCommitId(ref) ? KEPT + ref : namedRef(ref)}`);
      const args = [...FETCH, remote.url];
      const end = await run(directory, args, `${specs.join('\n')}\n`, isTooMuch);
      if (end.wasTooMuch) return;
      if (end.status !== 0) throw faultOfGit(repository, end);
      const found = await fetchedHeads(directory);
      const named = refs.filter((ref) => !isCommitId(ref));
      const heads = named.flatMap((ref) => found.get(ref) ?? []);
      // Git says where it found them; should it say so in another way some day, its refs are asked.
      const isSaid = heads.length === named.length;
      const ids = isSaid ? heads : await idsOf(named.map(namedRef));
      const unkept = [...new Set(ids)].filter((id) => !known.kept.has(id));
      if (unkept.length > 0) {
        const lines = unkept.map((id) => `update ${KEPT}${id} ${id}\n`);
        await must(directory, ['update-ref', '--stdin'], lines.join(''));
      }
      for (const id of [...unkept, ...refs.filter(isCommitId)]) known.kept.add(id);
      if (known.heads.size > MOST_HEADS) known.heads.clear();
      for (const ref of named) {
        const id = isSaid ? found.get(ref) : undefined;
        if (id === undefined) known.heads.delete(ref);
        else known.heads.set(ref, id);
      }
    },
    tidy: async () => {
      await must(directory, ['pack-refs', '--all']);
      await must(directory, ['repack', '--geometric=2', '-d', '--quiet']);
    },
  };
}

const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-recurse-submodules',
  '--write-fetch-head',
  '--no-auto-maintenance',
  '--no-show-forced-updates',
  '--stdin',
  '--end-of-options',
];

/** Names are hashed, since `a` and `a/b` may be branches at different times but never refs beside each other. */
function namedRef(ref: string): string {
  return `${NAMED}${createHash('sha256').update(ref).digest('hex')}`;
}
