import type { GitCall } from './types.ts';

const USUAL = new Set(['main', 'master', 'trunk']);

/** Whether a branch is the one that everything is merged into. */
export function isDefaultBranch(call: GitCall, branch: string): boolean {
  return USUAL.has(branch) || branch === call.repository?.defaultBranch;
}

/** Whether the last commit of a local branch is known to be on another branch or a remote, too. */
export function isKeptElsewhere(call: GitCall, branch: string): boolean {
  const { repository } = call;
  if (repository === null) return false;
  const commit = repository.commitOf(`refs/heads/${branch}`);
  if (commit === null) return false;
  const remotes = [...repository.remotes.keys()];
  const places = [
    ...defaultRefs(call).filter((ref) => ref !== `refs/heads/${branch}`),
    ...remotes.map((remote) => `refs/remotes/${remote}/${branch}`),
  ];
  return places.some((ref) => repository.commitOf(ref) === commit);
}

/** Whether what a remote branch holds is known to be here or merged, so that it can be pushed again. */
export function isRemoteKept(call: GitCall, remote: string, branch: string): boolean {
  const { repository } = call;
  if (repository === null) return false;
  const commit = repository.commitOf(`refs/remotes/${remote}/${branch}`);
  if (commit === null) return false;
  return [`refs/heads/${branch}`, ...defaultRefs(call)].some(
    (ref) => repository.commitOf(ref) === commit,
  );
}

function defaultRefs({ repository }: GitCall): readonly string[] {
  const name = repository?.defaultBranch ?? null;
  if (repository === null || name === null) return [];
  return [
    `refs/heads/${name}`,
    ...[...repository.remotes.keys()].map((remote) => `refs/remotes/${remote}/${name}`),
  ];
}

/** `x` for `refs/heads/x`. */
export function shortBranch(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}
