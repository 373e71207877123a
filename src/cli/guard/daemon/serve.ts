/** The resident guard: answers calls over a socket of this machine's, without the price of a start. */
import { chmodSync, mkdirSync, unlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { dirname } from 'node:path';
import type { HookOutput } from '../../../doors/agent/types.ts';
import { answerHook, hostFor, LONGEST_PAYLOAD } from '../hook.ts';
import { guardsOf } from '../open-guard.ts';
import type { GuardPost } from '../open-guard.ts';
import { frame, parseRequest } from './protocol.ts';
import type { Request } from './protocol.ts';

/** A client that has not said all by then never will, however often it says a little. */
const PATIENCE = 5_000;
/** What is beyond is turned away, and has a guard of its own. */
const MOST_AT_ONCE = 256;

/** Listens at a path that only this user can open, or, `shared`, every user of the machine. */
export async function serveGuard(
  path: string,
  post: GuardPost,
  shared: boolean,
): Promise<{ readonly close: () => Promise<void> }> {
  mkdirSync(dirname(path), { recursive: true, mode: shared ? 0o755 : 0o700 });
  try {
    unlinkSync(path);
  } catch {
    // None was left behind.
  }
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket, post));
  server.maxConnections = MOST_AT_ONCE;
  await listening(server, path);
  chmodSync(path, shared ? 0o666 : 0o600);
  return {
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function serve(socket: Socket, post: GuardPost): void {
  let come: Buffer = Buffer.alloc(0);
  let isAnswered = false;
  socket.setTimeout(PATIENCE, () => socket.destroy());
  const limit = setTimeout(() => socket.destroy(), PATIENCE);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => clearTimeout(limit));
  socket.on('data', (part: Buffer) => {
    if (isAnswered) return;
    come = come.length === 0 ? part : Buffer.concat([come, part]);
    const parsed = parseRequest(come, LONGEST_PAYLOAD);
    if (parsed.kind === 'more') return;
    isAnswered = true;
    clearTimeout(limit);
    if (parsed.kind === 'bad') {
      socket.destroy();
      return;
    }
    void answer(parsed.request, post)
      .then((output) => socket.end(frame(output)))
      // Without an answer the client turns to its launcher, which blocks if all else fails.
      .catch(() => socket.destroy());
  });
}

async function answer(request: Request, post: GuardPost): Promise<HookOutput> {
  const host = hostFor(request.host);
  const guards = guardsOf(post, request.env, request.parent);
  return answerHook(host, request.payload, guards);
}
