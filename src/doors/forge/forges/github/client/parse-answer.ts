import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Answer } from '../../../shared/bounded-fetch.ts';
import { readJson } from '../../../shared/read-json.ts';

/** The fields that are needed of an answer. Throws `ForgeFault` (`malformed`). */
export function parseAnswer<T>(answer: Answer, schema: z.ZodType<T>, what: string): T {
  const read = readJson(answer.bytes);
  if (read.kind === 'bad') throw new ForgeFault('malformed', `${what}: the answer is ${read.why}`);
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  throw new ForgeFault('malformed', `${what}: ${where}: ${issue?.message ?? 'another shape'}`);
}
