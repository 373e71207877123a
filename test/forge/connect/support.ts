/** `holdpoint forge …` in this process, with what it says kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect } from 'vitest';
import { runConnect } from '../../../src/cli/forge-connect/run.ts';
import type { ConnectOptions } from '../../../src/cli/forge-connect/settings.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { describeFailure } from '../../../src/cli/faults.ts';
import { startGitHubFake, type GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { RepositoryHandle } from '../../support/github-fake/repository-handle.ts';

export const SERVER = 'https://holdpoint.example.com';

export interface Said {
  readonly context: CliContext;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export function contextWith(env: CliContext['env'] = {}): Said {
  const parts = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof parts): NodeJS.WriteStream => {
    const through = new PassThrough();
    through.on('data', (chunk: Buffer) => (parts[name] += chunk.toString()));
    return through as unknown as NodeJS.WriteStream;
  };
  const context: CliContext = {
    cwd: tmpdir(),
    env,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    now: () => new Date().toISOString(),
    finish: () => undefined,
  };
  return { context, stdout: () => parts.stdout, stderr: () => parts.stderr };
}

export interface Ending {
  readonly code: number;
  /** The one line of a failure. */
  readonly line: string;
}

/** As the process would end. */
export async function endOf(running: Promise<number>): Promise<Ending> {
  try {
    return { code: await running, line: '' };
  } catch (error) {
    const { exitCode, line } = describeFailure(error, 'test');
    return { code: exitCode, line };
  }
}

export interface Connecting extends Said {
  readonly ended: Promise<Ending>;
  /** The address that was printed. */
  url(): Promise<URL>;
}

export interface Place {
  readonly fake: GitHubFake;
  readonly shop: RepositoryHandle;
  readonly folder: string;
  connect(given?: Partial<ConnectOptions>, env?: CliContext['env']): Connecting;
  close(): Promise<void>;
}

/** GitHub with an organisation and a repository where no App is installed, and a folder for settings. */
export async function openPlace(clock?: { now: () => string }): Promise<Place> {
  const fake = await startGitHubFake(clock === undefined ? {} : { clock });
  fake.addAccount({ login: 'mary' });
  const shop = await fake.addRepository('acme/shop', {
    installed: false,
    permission: { mary: 'write' },
  });
  await shop.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-connect-'));
  return {
    fake,
    shop,
    folder,
    connect: (given = {}, env = {}) => {
      const said = contextWith({ HOLDPOINT_DATA: folder, ...env });
      const options = {
        server: SERVER,
        organization: 'acme',
        github: fake.url,
        timeout: '1h',
        browser: true,
        ...given,
      };
      const ended = endOf(runConnect(options, said.context, { every: 20, farewell: 5_000 }));
      const url = async (): Promise<URL> => {
        const found = () => /http:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(said.stdout())?.[0];
        await expect.poll(found).toBeDefined();
        return new URL(found() ?? '');
      };
      return { ...said, ended, url };
    },
    close: async () => {
      await fake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Clicks "Create the App" and GitHub's own button, without a browser; gives the way back. */
export async function createApp(page: URL, name?: string): Promise<URL> {
  const shown = await (await fetch(page)).text();
  const form = formIn(shown);
  const asked = await post(form.action, form.fields);
  const again = formIn(await asked.text());
  const fields = { ...again.fields, ...(name === undefined ? {} : { name }) };
  const made = await post(new URL(again.action, asked.url).href, fields);
  const back = made.headers.get('location');
  if (back === null) throw new Error(`GitHub answered ${made.status}: ${await made.text()}`);
  return new URL(back);
}

function post(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

export function formIn(text: string): {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
} {
  const plain = (value: string): string =>
    value
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const inputs = [...text.matchAll(/<input[^>]*name="([^"]*)" value="([^"]*)"/g)];
  return {
    action: plain(/<form[^>]*action="([^"]*)"/.exec(text)?.[1] ?? ''),
    fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)])),
  };
}
