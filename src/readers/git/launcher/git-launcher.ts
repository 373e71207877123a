import { spawn, type ChildProcess } from 'node:child_process';
import type { GitHearer, StartGit, StartedGit } from '../repository/start-git.ts';
import { HELPER } from './helper.ts';

export interface GitLauncher {
  readonly start: StartGit;
  /** Ends the helper, and every git with it. Another start starts another helper. */
  close(): void;
  /** The helper's process, where one runs. */
  readonly pid: () => number | null;
}

type Said = { readonly id: number } & (
  | { readonly kind: 'out' | 'err'; readonly chunk: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string; readonly code?: string }
  | { readonly kind: 'closed'; readonly code: number | null; readonly signal: string | null }
);

/** Chunks of one git that may lie between the processes. */
const MOST_BETWEEN = 8;

/**
 * Starts git by way of a small process of its own. Neither it nor a git keeps this process from ending. When
 * the helper is lost, so is what its gits had to say: they fail, and the next one gets a new helper.
 */
export function openGitLauncher(): GitLauncher {
  const running = new Map<number, (said: Said) => void>();
  let helper: ChildProcess | null = null;
  let last = 0;
  const lost = (which: ChildProcess): void => {
    if (helper !== which) return;
    helper = null;
    for (const [id, hear] of running) {
      hear({ id, kind: 'failed', message: 'the process that starts git has ended' });
    }
  };
  const begin = (): ChildProcess => {
    const child = spawn(process.execPath, ['--eval', HELPER], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: {},
    });
    child.on('message', (said) => running.get((said as Said).id)?.(said as Said));
    child.on('error', () => lost(child)).on('exit', () => lost(child));
    child.on('disconnect', () => lost(child));
    return child;
  };
  const keepAlive = (): void => {
    if (helper === null) return;
    if (running.size === 0) {
      helper.unref();
      helper.channel?.unref();
    } else {
      helper.ref();
      helper.channel?.ref();
    }
  };
  const tell = (message: object): void => {
    const to = helper;
    to?.send(message, (error) => error !== null && lost(to));
  };
  return {
    start: ({ program, args, folder, environment, input }, hearer) => {
      helper ??= begin();
      last += 1;
      const id = last;
      const git = follow(hearer, {
        read: () => tell({ kind: 'read', id }),
        kill: (signal) => tell({ kind: 'kill', id, signal }),
        over: () => {
          running.delete(id);
          keepAlive();
        },
      });
      running.set(id, git.hear);
      keepAlive();
      tell({ kind: 'start', id, program, args, folder, environment, input, most: MOST_BETWEEN });
      return git;
    },
    close: () => {
      helper?.disconnect();
    },
    pid: () => helper?.pid ?? null,
  };
}

interface Wires {
  readonly read: () => void;
  readonly kill: (signal: string | undefined) => void;
  readonly over: () => void;
}

/** One git as its hearer knows it: in order, and nothing while it is paused. */
function follow(
  hearer: GitHearer,
  wires: Wires,
): StartedGit & { readonly hear: (said: Said) => void } {
  const waiting: Said[] = [];
  const state = { isPaused: false };
  const pass = (said: Said): void => {
    switch (said.kind) {
      case 'out':
        wires.read();
        return hearer.out(Buffer.from(said.chunk));
      case 'err':
        return hearer.err(Buffer.from(said.chunk));
      case 'failed': {
        const error: NodeJS.ErrnoException = new Error(said.message);
        if (said.code !== undefined) error.code = said.code;
        return hearer.failed(error);
      }
      case 'closed':
        return hearer.closed(said.code, said.signal);
    }
  };
  const drain = (): void => {
    while (!state.isPaused) {
      const said = waiting.shift();
      if (said === undefined) return;
      pass(said);
    }
  };
  return {
    hear: (said) => {
      if (said.kind === 'failed' || said.kind === 'closed') wires.over();
      waiting.push(said);
      drain();
    },
    pause: () => {
      state.isPaused = true;
    },
    resume: () => {
      state.isPaused = false;
      drain();
    },
    kill: (signal) => wires.kill(signal),
  };
}
