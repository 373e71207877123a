/** Programs that run what a file of the project says, or the words that follow them. */
import type { Carrier } from '../types.ts';
import { COMPOSER } from './composer.ts';
import { firstOf } from './first-of.ts';
import { JUST } from './just/carrier.ts';
import { MAKE } from './make/carrier.ts';
import { PACKAGE_EXECUTORS } from './node/execute.ts';
import { PACKAGE_MANAGERS } from './node/package-managers.ts';
import { SCRIPT_TOOLS } from './node/script-tools.ts';
import { unreadWhereClosed } from './shared/closed-file.ts';
import { PREFIX_CARRIERS } from './prefixes.ts';
import { TASK } from './task/carrier.ts';
import { TOML_TASKS } from './toml-tasks.ts';

/** Every program stands in one carrier only. */
export const RUNNERS: readonly Carrier[] = firstOf([
  MAKE,
  JUST,
  TASK,
  ...PACKAGE_MANAGERS,
  PACKAGE_EXECUTORS,
  ...SCRIPT_TOOLS,
  COMPOSER,
  ...TOML_TASKS,
  ...PREFIX_CARRIERS,
]).map(unreadWhereClosed);
