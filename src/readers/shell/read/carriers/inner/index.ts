/** Programs that run code of a language that is no shell. */
import { firstOf } from '../runners/first-of.ts';
import { unreadWhereClosed } from '../runners/shared/closed-file.ts';
import type { Carrier } from '../types.ts';
import { AWK } from './programs/awk.ts';
import { BUN, DENO_TASKS } from './programs/bun.ts';
import { COMPILED } from './programs/compiled.ts';
import { DEBUGGERS } from './programs/debuggers.ts';
import { EMACS } from './programs/lisp.ts';
import { OSASCRIPT } from './programs/osascript.ts';
import { RAKE } from './programs/rake.ts';
import { CODE_CARRIERS } from './programs/run-code.ts';
import { SED } from './programs/sed.ts';
import { TCL } from './programs/tcl.ts';

/** Every program stands in one carrier only. */
export const INNER: readonly Carrier[] = firstOf([
  DENO_TASKS,
  BUN,
  ...CODE_CARRIERS,
  AWK,
  SED,
  OSASCRIPT,
  RAKE,
  ...COMPILED,
  TCL,
  EMACS,
  DEBUGGERS,
]).map(unreadWhereClosed);
