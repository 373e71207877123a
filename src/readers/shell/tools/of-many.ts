import type { Word } from '../types.ts';

/** Programs that pass on one line of many. */
const ONE = /\bthe output of (?:mktemp|head|tail|fzf|sk|pwd|date|whoami|hostname)\b/;
const LISTS =
  /^(?:\$\(|`)\s*(?:git\s+(?:ls-files|diff|grep|branch|for-each-ref|ls-tree|status)|find|fd|rg|ls|grep|cat|locate|tree|(?:gh|glab)\s+[\w-]+\s+list|docker\s+\w*\s*(?:ps|ls|images)|kubectl\s+get|seq)\b/;

/** Whether a word that is not known stands for each of many: `$(git ls-files)`, an item of `xargs`. */
export function standsForMany({ unknowns }: Word): boolean {
  return unknowns.some((name) =>
    / the output of |^the output of /.test(name) ? !ONE.test(name) : LISTS.test(name),
  );
}
