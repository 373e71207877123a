import type { Evidence } from './types.ts';

/** Something in a diff that is known to cascade when it goes wrong, with what to do instead. */
export interface Finding {
  /** Unique within the change and the same after an unrelated push: `PATTERN:path:16 hex digits`. */
  readonly id: string;
  /** `retry-without-limit`, `timeout-missing`, `test-weakened`, … */
  readonly pattern: string;
  readonly title: string;
  /** What it sets off when it goes wrong, in a sentence. */
  readonly why: string;
  /** What to write instead. */
  readonly fix: string;
  /** Whether the syntax was read, or the text alone. */
  readonly readBy: 'syntax' | 'text';
  /** `hold`: a person has to accept it, with a reason. `note`: shown and nothing more. */
  readonly weight: 'hold' | 'note';
  /** Path in the repository, after the change. */
  readonly path: string;
  readonly evidence: Evidence;
}
