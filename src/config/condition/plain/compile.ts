import { environmentFor } from '../environment.ts';
import { toPlain } from './to-plain.ts';
import type { Plain } from './types.ts';

/** The plain form of a condition that has been compiled before, or null where it has none. */
export function plainCondition(text: string, per: 'effect' | 'change'): Plain | null {
  return toPlain(environmentFor(per).parse(text).ast);
}
