import type { ZodType } from 'zod';
import { ServerFault, UsageError, oneLine } from '../faults.ts';
import type { Connection } from './connection.ts';

/** An answer of 400 and above, as the server explains it. */
export class Refused extends Error {
  readonly status: number;
  /** Stable code of the server's problem, such as `different-change`. */
  readonly problem: string;
  constructor(status: number, problem: string, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.problem = problem;
  }
}

export interface Request<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the server's address, from `/api`. */
  readonly path: string;
  readonly body?: unknown;
  /** JSON values one a line, each with its end, in place of a body. They are sent as they come. */
  readonly lines?: Iterable<string>;
  readonly answer: ZodType<T>;
  /** Milliseconds after which to give up on this one request. */
  readonly patience: number;
}

/**
 * Asks the server once. Throws `Refused` where it says no, `UsageError` where it does not know the
 * token, and `ServerFault` where it cannot be reached, is broken or speaks another language.
 */
export async function ask<T>(connection: Connection, request: Request<T>): Promise<T> {
  const response = await send(connection, request);
  const text = await response.text().catch((cause: unknown) => {
    throw new ServerFault(`${connection.server} broke off its answer. Try again`, { cause });
  });
  const body = parse(text);
  if (!response.ok) throw refusal(connection, response.status, body);
  const answer = request.answer.safeParse(body);
  if (answer.success) return answer.data;
  throw new ServerFault(
    `${connection.server} answered in a form this version does not know. Check that the address is ` +
      'a Holdpoint server, and that both are of the same version',
  );
}

async function send<T>(connection: Connection, request: Request<T>): Promise<Response> {
  try {
    return await fetch(new URL(request.path, connection.server), {
      method: request.method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${connection.token}`,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(request.lines === undefined ? {} : { 'content-type': 'application/x-ndjson' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.lines === undefined
        ? {}
        : { body: ReadableStream.from(inPieces(request.lines)), duplex: 'half' }),
      signal: AbortSignal.timeout(request.patience),
      redirect: 'error',
    });
  } catch (cause) {
    throw new ServerFault(
      `${connection.server} does not answer (${reasonOf(cause)}). Check the address, and that "holdpoint serve" runs there`,
      { cause },
    );
  }
}

/** Characters a piece has at least: a million lines are not worth a packet each. */
const A_PIECE = 64 * 1024;

function* inPieces(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < A_PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece !== '') yield encoder.encode(piece);
}

/** `fetch` hides what happened one level down. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const code = (inner as { readonly code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return inner instanceof Error ? oneLine(inner.message) : 'unknown reason';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Problems of a token that works, and may not do this to that. */
const MAY_NOT = new Set(['slot-not-allowed', 'not-its-release']);

function refusal(connection: Connection, status: number, body: unknown): Error {
  const { code, message, advice } = (body ?? {}) as Record<string, unknown>;
  const said = [message, advice].filter((part) => typeof part === 'string').join(' ');
  // A token that is known, and does not work any more or not for this, is named with what to do: that is all.
  if (code === 'scope-missing' || (status === 401 && isOfTokens(code))) {
    return new UsageError(`${connection.server} refuses it. ${said}`);
  }
  if (typeof code === 'string' && MAY_NOT.has(code)) return new Refused(status, code, said);
  if (status === 401 || status === 403) {
    return new UsageError(
      `${connection.server} does not accept this token. ${said || 'Make one with: holdpoint token create NAME'}`,
    );
  }
  if (status >= 500 || typeof code !== 'string') {
    return new ServerFault(
      `${connection.server} answered with ${status}. ${said || 'Look at its log'}`,
    );
  }
  return new Refused(status, code, said);
}

function isOfTokens(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('token-');
}
