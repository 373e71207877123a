export { patchReader } from './patch-reader.ts';
export { readRange } from './read-range.ts';
export { readWorkingTree } from './read-working-tree.ts';
export type { RangeOptions } from './read-range.ts';
export type { WorkingTreeOptions } from './read-working-tree.ts';
export type { GitInput, GitReading } from './reading.ts';
