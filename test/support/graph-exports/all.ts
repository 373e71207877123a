import { CLUSTERS } from './clusters.ts';
import { MESHES } from './meshes.ts';
import { REPOSITORIES } from './repositories.ts';
import { TRACES } from './traces.ts';
import type { GraphExport } from './types.ts';

/** One or more exports of every source that reads single files. */
export const GRAPH_EXPORTS: readonly GraphExport[] = [
  ...TRACES,
  ...MESHES,
  ...CLUSTERS,
  ...REPOSITORIES,
];
