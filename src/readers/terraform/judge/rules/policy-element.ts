import type { PlanObject, PlanValue } from '../../plan/types.ts';
import { own } from '../values.ts';

/** An element of a policy statement. AWS takes its name in any case. */
export function element(statement: PlanObject, name: string): PlanValue | undefined {
  const exact = own(statement, name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  const key = Object.keys(statement).find((other) => other.toLowerCase() === lower);
  return key === undefined ? undefined : own(statement, key);
}
