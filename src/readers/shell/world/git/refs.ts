import { textOf } from './files.ts';

/** Commit of a ref, from its own file or from the packed ones. */
export function commitOfRef(common: string, own: string, ref: string): string | null {
  if (ref.includes('..')) return null;
  const loose = textOf(`${common}/${ref}`) ?? (own === common ? null : textOf(`${own}/${ref}`));
  const text = loose?.trim();
  if (text !== undefined && /^[0-9a-f]{40,64}$/.test(text)) return text;
  return packed(common).get(ref) ?? null;
}

function packed(common: string): ReadonlyMap<string, string> {
  const lines = (textOf(`${common}/packed-refs`) ?? '').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const found = /^([0-9a-f]{40,64}) (\S+)$/.exec(line);
      return found === null ? [] : [[found[2] ?? '', found[1] ?? ''] as const];
    }),
  );
}

/** The branch in a HEAD file, or null when detached. */
export function branchIn(head: string): string | null {
  return /^ref: refs\/heads\/(.+?)\s*$/.exec(head)?.[1] ?? null;
}

export function defaultBranchOf(common: string): string | null {
  const head = textOf(`${common}/refs/remotes/origin/HEAD`);
  const named = head === null ? undefined : /^ref: refs\/remotes\/origin\/(\S+)/.exec(head)?.[1];
  if (named !== undefined) return named;
  for (const name of ['main', 'master']) {
    for (const ref of [`refs/heads/${name}`, `refs/remotes/origin/${name}`]) {
      if (commitOfRef(common, common, ref) !== null) return name;
    }
  }
  return null;
}

/** Addresses by remote name, from the repository's own settings. */
export function remotesIn(config: string): ReadonlyMap<string, string> {
  const remotes = new Map<string, string>();
  let remote: string | null = null;
  for (const line of config.split('\n')) {
    const section = /^\s*\[\s*([^\]\s]+)(?:\s+"(.*)")?\s*\]/.exec(line);
    if (section !== null) remote = section[1] === 'remote' ? (section[2] ?? null) : null;
    const url = /^\s*url\s*=\s*(.*?)\s*$/.exec(line)?.[1];
    if (remote !== null && url !== undefined && !remotes.has(remote)) remotes.set(remote, url);
  }
  return remotes;
}
