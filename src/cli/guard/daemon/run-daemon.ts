/** The resident guard as a process: answers, listens for stops and rules, and sends what was decided. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { VERSION } from '../../version.ts';
import { serverSnapshot } from '../places.ts';
import { openPost } from '../open-guard.ts';
import type { GuardPost } from '../open-guard.ts';
import { NOTICES_FILE, SPOOL_FILE, spoolNotice } from '../record/spool.ts';
import { sendSpool } from '../record/send.ts';
import { askServer } from '../server/ask.ts';
import type { Asked } from '../server/ask.ts';
import type { GuardConfig } from '../server/config.ts';
import type { Stop, StopsFound } from '../stop/stop-files.ts';
import { refreshSnapshot } from './refresh.ts';
import { serveGuard } from './serve.ts';
import { folderForStops, mirrorStops } from './stops.ts';
import { listen } from './stream.ts';

type Server = NonNullable<GuardConfig['server']>;

export interface DaemonOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line for people, now and then. */
  readonly say: (line: string) => void;
  /** Path of the socket where it is not the usual one. */
  readonly socket: string | null;
}

/** Rules and folders may be used again for so long: short, since a person may be editing them. */
const REMEMBERED = 1_000;
const SPOOL_EVERY = 250;
const STOPS_EVERY = 1_000;

export interface Daemon {
  readonly close: () => Promise<void>;
}

/** Starts it. Throws where the socket cannot be opened or the configuration cannot be read. */
export async function startDaemon({ env, say, socket }: DaemonOptions): Promise<Daemon> {
  const opened = openPost({ env, isLive: true, rememberFor: REMEMBERED });
  let active: readonly Stop[] = [];
  const post = { ...opened, stops: () => withActive(opened.stops(), active) };
  const isRoot = socket === null && isMachines(env);
  const path = socket ?? (isRoot ? '/run/holdpoint/guard.sock' : post.places.socket);
  const ended = new AbortController();
  const served = await serveGuard(path, post, isRoot);
  say(`answering at ${path}`);
  const work =
    post.config.server === null
      ? []
      : keepUp(post, post.config.server, {
          isRoot,
          say,
          signal: ended.signal,
          hear: (stops) => (active = stops),
        });
  return {
    close: async () => {
      ended.abort();
      await served.close();
      await Promise.all(work);
    },
  };
}

/** What the server said last holds also where its file cannot be written, or was just taken away. */
function withActive(found: StopsFound, active: readonly Stop[]): StopsFound {
  return found.kind === 'unreadable' || active.length === 0
    ? found
    : { kind: 'read', stops: [...found.stops, ...active] };
}

/** Whether this guard is the machine's own: root's, with nothing of it put elsewhere. */
function isMachines(env: DaemonOptions['env']): boolean {
  return process.getuid?.() === 0 && env['HOLDPOINT_STATE'] === undefined;
}

/** Everything that a guard needs of its server, once: for a machine without a resident guard. */
export async function catchUp(
  env: DaemonOptions['env'],
  say: (line: string) => void,
): Promise<void> {
  const post = openPost({ env, isLive: true, rememberFor: REMEMBERED });
  const { server, machine } = post.config;
  if (server === null) return;
  const isRoot = isMachines(env);
  const path = serverSnapshot(post.places, isRoot);
  const fault = await refreshSnapshot(server, path, VERSION, isRoot);
  if (fault !== null) say(fault);
  const asked = await askServer(server, 'GET', '/api/guard/stops', undefined, 10_000);
  if (asked.kind === 'answered' && asked.status === 200) {
    const folder = folderForStops(post.places.managed, post.places.state, isRoot);
    mirrorStops(folder, (asked.body as { readonly stops: readonly Stop[] }).stops, new Set());
  }
  const { why } = await sendSpool(post.places.spool, machine, (records) =>
    askServer(server, 'POST', '/api/guard/decisions', { records }, 30_000),
  );
  await sendNotices(post, server);
  if (why !== null) say(`decisions wait to be sent: ${why}`);
}

interface Around {
  readonly isRoot: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Hears of the stops in force, before their files are written. */
  readonly hear: (stops: readonly Stop[]) => void;
}

function keepUp(post: GuardPost, server: Server, around: Around): readonly Promise<void>[] {
  const { places, config } = post;
  const { say, signal } = around;
  const folder = folderForStops(places.managed, places.state, around.isRoot);
  let active: readonly Stop[] | null = null;
  let written: ReadonlySet<string> = new Set();

  function mirror(): void {
    if (active === null) return;
    try {
      const { missing } = mirrorStops(folder, active, written);
      written = new Set(active.map(({ id }) => id));
      for (const stop of missing) tell(stop);
    } catch (error) {
      say(`stops cannot be written: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  /** Somebody took a stop's file away or altered it. It is back; people should know, sooner or later. */
  function tell(stop: string): void {
    const what = `The file of the stop was removed from ${folder} or altered; the guard has put it back.`;
    say(what);
    const at = new Date().toISOString();
    const report = { machine: config.machine, at, stop, what };
    spoolNotice(places.spool, '/api/guard/stops/tampered', report);
  }

  async function refresh(): Promise<void> {
    const { isRoot } = around;
    const path = serverSnapshot(places, isRoot);
    const fault = await refreshSnapshot(server, path, VERSION, isRoot);
    if (fault !== null) say(fault);
  }

  const listening = listen(
    server,
    ({ name, data }) => {
      if (name === 'stops') {
        active = (JSON.parse(data) as { readonly stops: readonly Stop[] }).stops;
        around.hear(active);
        mirror();
      } else if (name === 'policy') void refresh();
    },
    (state, why) => {
      say(state === 'connected' ? 'listening to the server' : `the server is lost: ${why ?? ''}`);
      if (state === 'connected') void refresh();
    },
    signal,
  );
  return [
    listening,
    every(SPOOL_EVERY, signal, sender(post, server)),
    every(STOPS_EVERY, signal, () => Promise.resolve(mirror())),
  ];
}

/** Sends what was decided and told since the last time. */
function sender(post: GuardPost, server: Server): () => Promise<void> {
  const { places, config } = post;
  let sentUpTo = -1;
  return async () => {
    const size = statSync(join(places.spool, SPOOL_FILE), { throwIfNoEntry: false })?.size ?? 0;
    await sendNotices(post, server);
    if (size === 0 || size === sentUpTo) return;
    const { why } = await sendSpool(places.spool, config.machine, (records) =>
      askServer(server, 'POST', '/api/guard/decisions', { records }, 30_000),
    );
    if (why === null) sentUpTo = size;
  };
}

/**
 * One by one, since each has its own place. One that the server does not take is passed over; where it is the token
 * that it does not take, all wait for another.
 */
async function sendNotices({ places, config }: GuardPost, server: Server): Promise<void> {
  const notices = statSync(join(places.spool, NOTICES_FILE), { throwIfNoEntry: false });
  if (notices === undefined) return;
  await sendSpool(
    places.spool,
    config.machine,
    async (records) => {
      let last: Asked = { kind: 'answered', status: 200, body: null };
      for (const record of records) {
        const { path, body } = record as { readonly path?: string; readonly body?: unknown };
        if (path === undefined) continue;
        last = await askServer(server, 'POST', path, body, 10_000);
        if (last.kind === 'unreachable' || last.status >= 500) return last;
        if (last.status === 401 || last.status === 403) return last;
      }
      return { kind: 'answered', status: 200, body: null };
    },
    NOTICES_FILE,
  );
}

/** Does something again and again, one at a time, until the signal. A fault of one time is not the end. */
async function every(
  milliseconds: number,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch {
      // The next time is soon.
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
      setTimeout(() => signal.removeEventListener('abort', end), milliseconds + 1).unref();
    });
  }
}
