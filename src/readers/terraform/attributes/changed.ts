import { isList, isObject } from '../plan/change.ts';
import type { ResourceChange } from '../plan/change.ts';
import type { PlanValue } from '../plan/types.ts';
import { isMarked } from './sensitive.ts';

/** Names of the top-level attributes that an update or a replacement changes, sorted. */
export function changedAttributes(change: ResourceChange): readonly string[] {
  const { before, after } = change;
  if (before === null || after === null) return [];
  const unknown = isObject(change.afterUnknown) ? change.afterUnknown : {};
  const names = new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)]);
  return [...names]
    .filter((name) => isMarked(unknown[name]) || !sameValue(before[name], after[name]))
    .toSorted();
}

/** Deep equality of plan values; depth is bounded by the scanner. Absent and null are the same. */
export function sameValue(a: PlanValue | undefined, b: PlanValue | undefined): boolean {
  if (a === b) return true;
  if (a === null || a === undefined || b === null || b === undefined) {
    return (a ?? null) === (b ?? null);
  }
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(member(a, key), member(b, key)));
}

function member(value: { readonly [key: string]: PlanValue }, key: string): PlanValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
