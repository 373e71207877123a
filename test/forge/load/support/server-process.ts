/** `holdpoint serve` in a process of its own, connected to a fake of GitHub, to be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { GitHubFake } from '../../../support/github-fake/start-github-fake.ts';
import { MAIN } from '../../../cli/run-cli.ts';

export interface ServerProcess {
  readonly port: number;
  readonly url: string;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Peak resident memory so far, in MiB; NaN where the system does not tell. */
  peakMemory(): Promise<number>;
  /** What it said on standard error. */
  readonly said: readonly string[];
}

export interface ServerGiven {
  readonly fake: GitHubFake;
  readonly folder: string;
  readonly catalog: string;
  readonly connectionString: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly workers?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Resolves once it listens. */
export async function startProcess(given: ServerGiven): Promise<ServerProcess> {
  const { fake, folder, catalog, connectionString, port, workers } = given;
  const child = spawn(process.execPath, [MAIN, 'serve', '--catalog', catalog], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      DATABASE_URL: connectionString,
      HOLDPOINT_DATA: folder,
      HOLDPOINT_PORT: String(port),
      HOLDPOINT_LOG: 'warn',
      HOLDPOINT_GITHUB_API_URL: fake.apiUrl,
      HOLDPOINT_GITHUB_APP_ID: String(fake.app.id),
      HOLDPOINT_GITHUB_PRIVATE_KEY: fake.app.privateKey,
      HOLDPOINT_GITHUB_WEBHOOK_SECRET: fake.webhookSecret,
      ...(workers === undefined ? {} : { HOLDPOINT_FORGE_WORKERS: String(workers) }),
      ...given.env,
    },
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const ended = once(child, 'exit');
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [url] = /\bhttp:\/\/\S+:\d+$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([address, ended]);
  if (typeof url !== 'string') throw new Error(`the server did not start:\n${said.join('\n')}`);
  return {
    port: Number(new URL(url).port),
    url: `http://127.0.0.1:${new URL(url).port}`,
    said,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
    peakMemory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
  };
}
