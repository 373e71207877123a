import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { RequestRef } from '../../../../../engine/forge/types.ts';
import { linesShown } from '../../../shared/diff-lines.ts';
import type { GithubClient } from '../client/client.ts';
import { fetchPull } from '../read/pull-request.ts';
import { pathNumber } from '../read/shapes.ts';

const fileSchema = z.object({ filename: z.string().max(5000), patch: z.string().nullish() });

const NONE: ReadonlyMap<string, ReadonlySet<number>> = new Map();

/**
 * Lines that the request’s diff shows, by path; none where its head is no longer this commit. Files without a
 * patch (large, binary, beyond the first 3,000) show none. Where GitHub does not answer there are none either:
 * a report matters more than where its notes stand.
 */
export async function shownLines(
  client: GithubClient,
  ref: RequestRef,
  commit: string,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  try {
    if ((await fetchPull(client, ref)).head.sha !== commit) return NONE;
    const repository = await client.repository(ref.repository);
    const listed = await repository.list(
      `/pulls/${pathNumber(ref)}/files?per_page=100`,
      fileSchema,
    );
    return new Map(listed.items.map(({ filename, patch }) => [filename, linesShown(patch ?? '')]));
  } catch (error) {
    if (error instanceof ForgeFault) return NONE;
    throw error;
  }
}
