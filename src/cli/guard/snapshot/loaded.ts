import { compileCatalog } from '../../../core/catalog/compile.ts';
import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { Incident } from '../../../core/memory/types.ts';
import type { Policy } from '../../../core/policy/types.ts';
import { restorePolicy } from '../../../config/snapshot/restore.ts';
import type { LessonNote, Snapshot } from '../../../config/snapshot/types.ts';

/** A snapshot made ready to judge by. */
export interface LoadedSnapshot {
  readonly policy: Policy;
  readonly catalog: CatalogIndex;
  readonly incidents: readonly Incident[];
  readonly lessons: readonly LessonNote[];
  readonly judgedBy: string;
  readonly allowsNothing: boolean;
}

export async function readySnapshot(snapshot: Snapshot): Promise<LoadedSnapshot> {
  const policy = await restorePolicy(snapshot.policy);
  return {
    policy: { ...policy, grants: snapshot.grants },
    catalog: compileCatalog(snapshot.catalog),
    incidents: snapshot.incidents,
    lessons: snapshot.lessons,
    judgedBy: snapshot.judgedBy,
    allowsNothing: snapshot.allowsNothing,
  };
}
