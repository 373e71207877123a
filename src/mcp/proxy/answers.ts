/** What the proxy says in the place of the server. */
import type { Id } from './message.ts';

/** A result that tells the agent, where it reads results, that its call was not made. */
export function toolError(id: Id, text: string): string {
  return JSON.stringify({
    jsonrpc: '2.0',
    id,
    result: { content: [{ type: 'text', text }], isError: true },
  });
}

export const MALFORMED = -32700;
export const REFUSED = -32600;
export const SERVER_GONE = -32000;

export function protocolError(id: Id | null, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });
}
