import { isOwnersPath } from './tree/parse.ts';

/** Which file says who owns what, and in whose language. */
export type OwnersChoice =
  | { readonly kind: 'file'; readonly language: 'github' | 'gitlab'; readonly path: string }
  /** Every OWNERS file, to be read together with `OWNERS_ALIASES` at the root. */
  | { readonly kind: 'tree'; readonly paths: readonly string[] }
  | { readonly kind: 'none' };

const PLACES = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
} as const;

/**
 * The file that counts on a forge among the paths of a repository: the first place that has one, and OWNERS
 * files only where no place has. Without a forge the language is GitHub's, unless only GitLab would look
 * there or the repository has a pipeline of GitLab and none of GitHub's folder. Paths are case sensitive.
 */
export function chooseOwnersFile(
  forge: 'github' | 'gitlab' | 'git',
  paths: Iterable<string>,
): OwnersChoice {
  const all = new Set<string>(paths);
  for (const language of forge === 'git' ? languagesOf(all) : [forge]) {
    const path = PLACES[language].find((place) => all.has(place));
    if (path !== undefined) return { kind: 'file', language, path };
  }
  const owners = [...all].filter((path) => isOwnersPath(path)).toSorted();
  return owners.length === 0 ? { kind: 'none' } : { kind: 'tree', paths: owners };
}

function languagesOf(paths: ReadonlySet<string>): readonly ('github' | 'gitlab')[] {
  const hasGitHub = [...paths].some((path) => path.startsWith('.github/'));
  const isGitLab = !hasGitHub && paths.has('.gitlab-ci.yml');
  return isGitLab ? ['gitlab', 'github'] : ['github', 'gitlab'];
}
