import type { Tree } from '../../shared/tree/types.ts';
import type { FlagExport, FlagFormat } from './flag-state.ts';
import { flagd } from './flagd.ts';
import { launchDarkly } from './launchdarkly.ts';
import { unleash } from './unleash.ts';

/** Every kind of export, in the order in which they are asked. */
const FORMATS: readonly FlagFormat[] = [flagd, launchDarkly, unleash];

/** The flags that a document holds, or null where it is no export that is known. */
export function flagsOf(tree: Tree): FlagExport | null {
  for (const format of FORMATS) {
    const found = format(tree);
    if (found !== null) return found;
  }
  return null;
}
