import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { ForgeFaultCode } from '../../../../../engine/forge/ports.ts';
import type { Answer } from '../../../shared/bounded-fetch.ts';
import { cutLine } from '../../../shared/cut-text.ts';
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

/** What a status that is no success means; limits have been looked for before. */
export function faultOf({ status, bytes }: Answer, what: string): ForgeFault {
  const message = messageIn(bytes);
  const words = message === '' ? `answered ${status}` : `answered ${status}: ${message}`;
  return new ForgeFault(codeOf(status), `${what}: ${words}`);
}

function codeOf(status: number): ForgeFaultCode {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404 || status === 410) return 'gone';
  if (status === 408 || status >= 500) return 'unreachable';
  return 'malformed';
}

/** GitLab's own words about a refusal, in one short line: they come as a text or as texts by field. */
function messageIn(bytes: Uint8Array): string {
  const read = readJson(bytes.subarray(0, 64 * 1024));
  if (read.kind === 'bad' || typeof read.value !== 'object' || read.value === null) return '';
  const { message, error } = read.value as { readonly message?: unknown; readonly error?: unknown };
  const found = message ?? error;
  if (found === undefined) return '';
  return cutLine(typeof found === 'string' ? found : JSON.stringify(found), 300);
}

export function isGone(error: unknown): boolean {
  return error instanceof ForgeFault && error.code === 'gone';
}

/** What is not there, or not for this token: which of the two GitLab does not always say. */
export function isClosedToUs(error: unknown): boolean {
  return error instanceof ForgeFault && (error.code === 'gone' || error.code === 'unauthorised');
}
