/** The built product as a newcomer starts it, with data of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEmbedded } from '../../../src/store/embedded/start.ts';
import { ownPort } from '../../support/own-port.ts';

export const ROOT = join(import.meta.dirname, '../../..');
/** How long the server may take to print its address, in milliseconds. */
const START_PATIENCE = 240_000;
const MAIN = join(ROOT, 'dist/cli/main.js');

/** What a command of the built command line came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that still runs. */
export interface Running {
  readonly ended: Promise<Ran>;
  readonly isOver: () => boolean;
  /** What it has said on standard error so far. */
  readonly said: () => string;
}

export interface Product {
  /** The address that it printed, `http://localhost:PORT`. Stays the same over restarts. */
  readonly url: string;
  /** The sample's token, as guards carry it. */
  readonly token: string;
  /** A folder of its own for files of the test. */
  readonly folder: string;
  /** Starts `holdpoint ARGS` against this server, with the sample's token. */
  readonly start: (...args: readonly string[]) => Running;
  /** The same, until it ends. */
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** Ends the server, politely or with kill -9, and starts it on the same data and port. */
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
  /** Stops everything and removes the data. */
  readonly remove: () => Promise<void>;
}

/** A pipeline that somebody started who releases nothing here. */
const PIPELINE = { GITLAB_CI: 'true', GITLAB_USER_EMAIL: 'mia.larsen@halden.example' };

/** `npm start` after its build: serves the sample on a port of its own. */
export async function startProduct(): Promise<Product> {
  if (!existsSync(MAIN)) throw new Error('nothing is built: run npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-e2e-'));
  const data = join(folder, 'data');
  // An environment that names no agent and no other database.
  const clean = { PATH: process.env['PATH'] ?? '', HOME: folder, HOLDPOINT_DATA: data };
  let server = await serve(clean, String(await ownPort())).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const { url } = server;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    server.child.kill(signal);
    await server.ended;
  };
  const token = (await readFile(join(data, 'sample.token'), 'utf8')).trim();
  const start = (...args: readonly string[]) =>
    command(args, { ...clean, ...PIPELINE, HOLDPOINT_SERVER: url, HOLDPOINT_TOKEN: token }, folder);
  return {
    url,
    token,
    folder,
    start,
    run: (...args) => start(...args).ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    startAgain: async () => {
      server = await serve(clean, new URL(url).port);
    },
    remove: async () => {
      await end('SIGTERM');
      // A killed server leaves its database running; joining it takes it over.
      if ((await readdir(data)).includes('database')) {
        await (await startEmbedded({ dataDir: data })).stop();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Environment = Readonly<Record<string, string>>;

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
}

/** Resolves when the address is printed, with all that was said before in the fault otherwise. */
async function serve(env: Environment, port: string): Promise<Server> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--sample'], {
    env: { ...env, HOLDPOINT_PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const [url] = /\bhttp:\/\/localhost:\d+$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const impatience = setTimeout(() => child.kill('SIGKILL'), START_PATIENCE);
  const url = await Promise.race([address, ended]);
  clearTimeout(impatience);
  if (typeof url === 'string') return { url, child, ended };
  throw new Error(`the server did not start:\n${said.join('\n')}`);
}

function command(args: readonly string[], env: Environment, cwd: string): Running {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts = { stdout: '', stderr: '' };
  let over = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.stderr += text));
  const ended = once(child, 'close').then(([code]: unknown[]): Ran => {
    over = true;
    return { code: code as number | null, ...parts };
  });
  return { ended, isOver: () => over, said: () => parts.stderr };
}
