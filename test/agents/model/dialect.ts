import type { ServerResponse } from 'node:http';
import type { Step } from './steps.ts';

export type Json = Readonly<Record<string, unknown>>;

/** One vendor's way of talking to a model. Siblings have this shape. */
export interface Dialect {
  readonly path: RegExp;
  /** How many results of tools the conversation holds by now. */
  readonly results: (request: Json) => number;
  /** Whether the request is a turn of the agent, and not a title or a summary asked for beside it. */
  readonly isTurn: (request: Json) => boolean;
  readonly reply: (step: Step, request: Json, response: ServerResponse, id: number) => void;
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

/** Server-sent events: each a name, or none, and its data. */
export function sendEvents(
  response: ServerResponse,
  events: readonly (readonly [name: string | null, data: unknown])[],
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const [name, data] of events) {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    response.write(`${name === null ? '' : `event: ${name}\n`}data: ${text}\n\n`);
  }
  response.end();
}
