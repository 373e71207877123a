import { isMarked, markBelow } from '../attributes/sensitive.ts';
import type { ResourceChange } from '../plan/change.ts';

/** Attributes by which people know a resource, best first. */
const NAMES = [
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'cluster_id',
  'bucket',
  'domain_name',
  'function_name',
  'table_name',
  'name',
  'zone_name',
  'display_name',
];

const LONGEST = 200;

/** The name a resource is known by, or null. Never a value that is marked sensitive. */
export function nameOf(change: ResourceChange): string | null {
  for (const [values, marks] of [
    [change.before, change.beforeSensitive],
    [change.after, change.afterSensitive],
  ] as const) {
    if (values === null) continue;
    for (const name of NAMES) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (typeof value !== 'string' || value === '' || value.length > LONGEST) continue;
      if (!isMarked(markBelow(marks, name))) return value;
    }
  }
  return null;
}
