/** A real bare repository in a folder, with its refs kept in mind. */
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRef } from './write-ref.ts';
import { openObjectReader, type GitObject } from './object-reader.ts';
import { runGit, type GitOptions, type GitOutput } from './run-git.ts';

export interface RefChange {
  /** Full name. */
  readonly ref: string;
  /** Forty zeros for a ref that was not there, or is no more. */
  readonly before: string;
  readonly after: string;
}

export const ZERO_SHA = '0'.repeat(40);

export interface BareRepository {
  readonly directory: string;
  run(args: readonly string[], options?: GitOptions): Promise<GitOutput>;
  read(name: string): Promise<GitObject | null>;
  /** Every ref with what it points to, by full name. */
  refs(): ReadonlyMap<string, string>;
  /** Points a ref somewhere else; null deletes it. */
  setRef(name: string, sha: string | null): Promise<void>;
  /** Reads the refs again, after somebody pushed, and says which moved since they were last known. */
  reload(): Promise<readonly RefChange[]>;
  /** What `make` gives, made once for a key that can only ever have one answer: hashes, not branches. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** The commit that a branch, a full ref or a hash names; null when there is none. */
  resolve(name: string): Promise<string | null>;
  close(): Promise<void>;
}

/** As the forge does: any hash may be fetched, and the pull refs cannot be pushed to. */
const SETTINGS = `[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
[receive]
\thideRefs = refs/pull
[transfer]
\thideRefs = refs/fake
`;

export async function initBare(directory: string, branch: string): Promise<BareRepository> {
  await mkdir(directory, { recursive: true });
  const made = ['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`];
  await runGit(directory, made);
  await appendFile(join(directory, 'config'), SETTINGS);
  return openBare(directory);
}

async function openBare(directory: string): Promise<BareRepository> {
  const reader = openObjectReader(directory);
  const known = new Map<string, Promise<unknown>>();
  const refs = new Map<string, string>();
  const run = (args: readonly string[], options?: GitOptions) => runGit(directory, args, options);

  const reload = async (): Promise<readonly RefChange[]> => {
    const { output } = await run(['for-each-ref', '--format=%(refname) %(objectname)']);
    const known = new Map(refs);
    refs.clear();
    for (const line of output.toString().split('\n')) {
      const [name, sha] = line.split(' ');
      if (name !== undefined && sha !== undefined) refs.set(name, sha);
    }
    return changesBetween(known, refs);
  };

  const resolve = async (name: string): Promise<string | null> => {
    const ref =
      refs.get(`refs/heads/${name}`) ??
      refs.get(`refs/${name}`) ??
      refs.get(name) ??
      refs.get(`refs/tags/${name}`);
    const hash = ref ?? (/^[0-9a-f]{7,40}$/.test(name) ? name : null);
    if (hash === null) return null;
    const object = await reader.read(`${hash}^{commit}`);
    return object?.type === 'commit' ? object.sha : null;
  };

  await reload();
  return {
    directory,
    run,
    read: (name) => reader.read(name),
    refs: () => refs,
    setRef: async (name, sha) => {
      await writeRef(directory, name, sha);
      if (sha === null) refs.delete(name);
      else refs.set(name, sha);
    },
    reload,
    once: <T>(key: string, make: () => Promise<T>): Promise<T> => {
      const made = (known.get(key) as Promise<T> | undefined) ?? make();
      known.set(key, made);
      made.catch(() => known.delete(key));
      return made;
    },
    resolve,
    close: () => reader.close(),
  };
}

function changesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly RefChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((ref) => ({ ref, before: before.get(ref) ?? ZERO_SHA, after: after.get(ref) ?? ZERO_SHA }))
    .filter((change) => change.before !== change.after);
}
