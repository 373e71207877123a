import { ACTING_CLASSES, BUILD_CLASSES, DEPLOY_CONFIGURATION } from './acting-classes.ts';
import { CONTROL_CLASSES, ENVIRONMENT_FILE, EXAMPLE_ENVIRONMENT } from './control-classes.ts';
import type { FileClass } from './file-class.ts';
import { ORDINARY_CLASSES, SOURCE_CODE, TEST_DATA } from './ordinary-classes.ts';
import { compilePatterns } from './path-pattern.ts';

/**
 * Every class in the order in which they are tried: the first that fits counts. To add one, put it into
 * the table it belongs to (control: rights and rules; acting: applied to an environment; build; ordinary)
 * with the most special pattern that still finds it, and a line in `classify-path.test.ts`.
 */
const CLASSES: readonly FileClass[] = [
  EXAMPLE_ENVIRONMENT,
  ...CONTROL_CLASSES,
  ENVIRONMENT_FILE,
  TEST_DATA,
  ...ACTING_CLASSES,
  ...BUILD_CLASSES,
  DEPLOY_CONFIGURATION,
  ...ORDINARY_CLASSES,
  SOURCE_CODE,
];

const COMPILED = CLASSES.map((known) => ({ known, fits: compilePatterns(known.patterns) }));

let latest: { readonly path: string; readonly found: FileClass } | null = null;

/** What a file is for, by its path in the repository. A path that no pattern knows is source code. */
export function classifyPath(path: string): FileClass {
  // One file is asked about several times in a row.
  if (latest?.path !== path) {
    latest = { path, found: COMPILED.find(({ fits }) => fits(path))?.known ?? SOURCE_CODE };
  }
  return latest.found;
}
