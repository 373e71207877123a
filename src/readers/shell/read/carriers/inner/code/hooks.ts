import type { Call, Value } from './value.ts';

export interface ReaderHooks {
  /** Called for each call in the order in which they are read. */
  readonly called: (call: Call) => void;
  /** Called for text between backticks that a shell runs. */
  readonly shell: (value: Value) => void;
}
