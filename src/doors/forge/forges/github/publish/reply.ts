import { z } from 'zod';
import type { RequestRef } from '../../../../../engine/forge/types.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { GithubClient } from '../client/client.ts';
import { pathNumber } from '../read/shapes.ts';

const LONGEST = 65_535;

/** Answers below the request. */
export async function replyOn(client: GithubClient, ref: RequestRef, text: string): Promise<void> {
  const repository = await client.repository(ref.repository);
  const body = { body: cutText(text, LONGEST, { url: null }) };
  const path = `/issues/${pathNumber(ref)}/comments`;
  await repository.send('POST', path, body, z.object({ id: z.int() }));
}
