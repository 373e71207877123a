import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { ForgeFaultCode } from '../../../../../engine/forge/ports.ts';
import { cutLine } from '../../../shared/cut-text.ts';
import { readJson } from '../../../shared/read-json.ts';

/** What a status that is no success means; rate limits have been looked for before. */
export function faultOf(status: number, what: string, message: string): ForgeFault {
  const words = message === '' ? `answered ${status}` : `answered ${status}: ${message}`;
  return new ForgeFault(codeOf(status), `${what}: ${words}`);
}

function codeOf(status: number): ForgeFaultCode {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404 || status === 410) return 'gone';
  if (status === 408 || status >= 500) return 'unreachable';
  return 'malformed';
}

/** GitHub's own words about a refusal, in one short line. */
export function messageIn(bytes: Uint8Array): string {
  const read = readJson(bytes.subarray(0, 64 * 1024));
  if (read.kind === 'bad' || typeof read.value !== 'object' || read.value === null) return '';
  const { message } = read.value as { readonly message?: unknown };
  return typeof message === 'string' ? cutLine(message, 300) : '';
}
