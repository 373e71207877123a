import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { Incident } from '../../core/memory/types.ts';
import type { ServerDirective } from '../../config/policy/server-directives.ts';
import type { Engine } from '../engine.ts';
import { signedDirectives } from '../governance/directives/follow-directives.ts';
import { sha256 } from '../sha256.ts';
import { grantsInForce } from './grants/grants.ts';
import { lessonsInUse } from './lessons/lessons.ts';
import type { GrantTerms, LessonText } from './types.ts';

/** A policy file as it was read. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** What a guard goes by while it cannot ask. */
export interface GuardSnapshot {
  readonly policyFiles: readonly PolicyFile[];
  readonly catalog: Catalog;
  readonly incidents: readonly Incident[];
  readonly grants: readonly (GrantTerms & { readonly id: string; readonly grantedBy: string })[];
  readonly lessons: readonly LessonText[];
  /** Signed on the server, besides those in the policy's files. */
  readonly directives: readonly ServerDirective[];
  readonly at: string;
  /** `sha256:` and hex over the canonical JSON of everything but `at` and itself. */
  readonly digest: string;
}

export interface GuardSnapshots {
  read(): Promise<GuardSnapshot>;
}

/** Makes snapshots, and digests them only when something in them is another thing. */
export function guardSnapshots(engine: Engine, policyFiles: readonly PolicyFile[]): GuardSnapshots {
  let last: { readonly catalog: Catalog; readonly rest: string; readonly digest: string } | null =
    null;
  return {
    read: async () => {
      const at = engine.clock.now();
      const grants = (await grantsInForce(engine)).map(
        ({ grantedAt: _grantedAt, revoked: _revoked, ...grant }) => grant,
      );
      const lessons = (await lessonsInUse(engine)).map(
        ({ addedBy: _addedBy, addedAt: _addedAt, retired: _retired, ...lesson }) => lesson,
      );
      const directives = await signedDirectives(engine.store.governance, at);
      const { catalog } = engine.world.catalog;
      const { incidents } = engine.world;
      const rest = canonicalJson({ policyFiles, grants, lessons, directives });
      if (last?.catalog !== catalog || last.rest !== rest) {
        const digest = `sha256:${sha256(
          canonicalJson({ policyFiles, catalog, incidents, grants, lessons, directives }),
        )}`;
        last = { catalog, rest, digest };
      }
      const { digest } = last;
      return { policyFiles, catalog, incidents, grants, lessons, directives, at, digest };
    },
  };
}
