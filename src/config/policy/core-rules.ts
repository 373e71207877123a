/** Ids of the rules that the core itself adds: no file may take them, and tests may name them. */
export const CORE_RULES: ReadonlySet<string> = new Set([
  'unknown-hands',
  'refused',
  'zone-human-only',
  'zone-assisted',
  'autonomy-observe',
  'autonomy-propose',
  'explain-first',
  'overdue-review',
]);
