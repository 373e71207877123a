import type { MapTree } from '../../shared/tree/types.ts';

/** A text under the name that evidence calls it by. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** One Kubernetes object as a manifest has it. */
export interface KubeObject {
  /** API group of today's API, empty for the core group: `apps`. Older homes of a kind are mapped. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Null where the manifest names none. */
  readonly namespace: string | null;
  /** Null where the manifest has only `generateName`, or no name at all. */
  readonly name: string | null;
  readonly tree: MapTree;
  readonly source: SourceText;
  /** 1-based line on which the object begins. */
  readonly line: number;
  /** RFC 6901 pointer inside its document, or null at the top of one. */
  readonly pointer: string | null;
}
