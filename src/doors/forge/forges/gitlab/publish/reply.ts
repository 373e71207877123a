import { z } from 'zod';
import type { RequestRef } from '../../../../../engine/forge/types.ts';
import { cutText } from '../../../shared/cut-text.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { requestPath } from '../read/shapes.ts';
import { harmlessText } from './harmless-text.ts';

const LONGEST = 100_000;

/** Answers below the request. */
export async function replyOn({ client }: Gitlab, ref: RequestRef, text: string): Promise<void> {
  const body = cutText(harmlessText(text), LONGEST, { url: null });
  await client.send('POST', `${requestPath(ref)}/notes`, { body }, z.unknown());
}
