import { z } from 'zod';
import type {
  ForgeAccount,
  ForgeReview,
  Listing,
  RequestRef,
} from '../../../../../engine/forge/types.ts';
import { accountSchema } from './account.ts';
import type { Gitlab } from './gitlab.ts';
import { fetchRequest } from './merge-request.ts';
import { createPermissions } from './permissions.ts';
import { opinionsIn } from './review-notes.ts';
import { numberSchema, requestPath, shaSchema } from './shapes.ts';

const noteSchema = z.object({
  id: numberSchema,
  body: z.string().max(1_100_000).nullish(),
  system: z.boolean(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  author: accountSchema.nullish(),
});

const approvalsSchema = z.object({
  approved_by: z.array(z.object({ user: accountSchema })).max(10_000),
});

const versionSchema = z.object({
  id: numberSchema,
  head_commit_sha: shaSchema.nullish(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
});

/**
 * What people said, in the order of GitLab’s own notes, with what they may do as of now. Which approvals
 * stand GitLab says elsewhere; one that it counts and no note tells of leaves the listing not whole.
 */
export async function listReviews(gitlab: Gitlab, ref: RequestRef): Promise<Listing<ForgeReview>> {
  const { client, accounts } = gitlab;
  const path = requestPath(ref);
  const listed = await client.list(`${path}/notes?order_by=created_at&sort=asc`, noteSchema);
  // Asked after the notes: an approval given meanwhile is missing here, and counts the next time.
  const { approved_by } = await client.get(`${path}/approvals`, approvalsSchema);
  const versions = await client.list(`${path}/versions`, versionSchema);
  const request = await fetchRequest(gitlab, ref);
  const head = request.sha ?? '';
  const newest = versions.items.toSorted((a, b) => b.id - a.id)[0];
  const knowsVersions =
    newest !== undefined && versions.isWhole && newest.head_commit_sha === head && listed.isWhole;

  const people = new Map<string, ForgeAccount>();
  for (const { author } of listed.items) {
    const id = String(author?.id ?? 'deleted');
    if (!people.has(id)) people.set(id, await accounts.see(author));
  }
  const told = opinionsIn({
    notes: listed.items
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, author, body, system, created_at }) => ({
        id,
        by: String(author?.id ?? 'deleted'),
        text: body ?? '',
        isSystem: system,
        at: Date.parse(created_at ?? ''),
      })),
    approving: new Set(approved_by.map(({ user }) => String(user.id))),
    versionAt: knowsVersions ? Date.parse(newest.created_at ?? '') : Number.NaN,
  });

  const permissions = createPermissions(gitlab, ref.repository);
  const items: ForgeReview[] = [];
  for (const { note, by, opinion, isOnLatest } of told) {
    const account = people.get(by);
    if (account === undefined) continue;
    items.push({
      id: String(note),
      account,
      opinion,
      commit: isOnLatest && head !== '' ? head : null,
      mayWrite: await permissions.mayWrite(account),
      url: `${request.web_url}#note_${note}`,
    });
  }
  const noted = new Set(told.filter(({ opinion }) => opinion === 'approve').map(({ by }) => by));
  const areAllNoted = approved_by.every(({ user }) => noted.has(String(user.id)));
  return { items, isWhole: listed.isWhole && areAllNoted };
}
