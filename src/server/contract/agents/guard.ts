/** The API's shapes for what a guard goes by while it cannot ask. */
import { z } from 'zod';
import { Instant } from './agent-parts.ts';
import { GrantOrder } from './autonomy.ts';
import { LessonOrder } from './lessons.ts';

/** `GET /api/guard/snapshot`; its ETag is the digest. */
export const GuardSnapshot = z.object({
  /** As written, the organisation's own first where it has one; then what ships with Holdpoint. */
  policyFiles: z.array(z.object({ name: z.string(), text: z.string() })),
  /** `core/catalog` Catalog. */
  catalog: z.looseObject({}),
  /** `core/memory` Incidents. */
  incidents: z.array(z.looseObject({})),
  /** Active ones and those to come. */
  grants: z.array(GrantOrder),
  lessons: z.array(LessonOrder),
  /** Signed on the server, besides those in the policy's files; guards compile them the same way. */
  directives: z.array(z.looseObject({ id: z.string() })),
  at: Instant,
  /** `sha256:` and hex over the canonical JSON of everything but `at` and itself. */
  digest: z.string(),
});
export type GuardSnapshot = z.infer<typeof GuardSnapshot>;

/** Data of the event `policy` on `/api/guard/stream`: the snapshot is another one now. */
export const PolicyNotice = z.object({ digest: z.string() });
export type PolicyNotice = z.infer<typeof PolicyNotice>;
