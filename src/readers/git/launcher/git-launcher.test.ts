import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startHere,
  type GitStart,
  type StartGit,
  type StartedGit,
} from '../repository/start-git.ts';
import { openGitLauncher } from './git-launcher.ts';

const launcher = openGitLauncher();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-launcher-'));
});
afterAll(() => {
  launcher.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly output: Buffer;
  readonly complaint: string;
  readonly end: readonly unknown[];
}

/** `onChunk` hears each chunk with the git that says it. */
function run(
  start: StartGit,
  given: Partial<GitStart>,
  onChunk: (git: StartedGit, chunk: Buffer) => void = () => {},
): Promise<Run> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let complaint = '';
    const done = (...end: readonly unknown[]) =>
      resolve({ output: Buffer.concat(chunks), complaint, end });
    const git = start(
      {
        program: process.execPath,
        args: [],
        folder,
        environment: { PATH: process.env['PATH'] ?? '', SAID: 'in the environment' },
        input: Buffer.from('what comes in'),
        ...given,
      },
      {
        out: (chunk) => {
          chunks.push(chunk);
          onChunk(git, chunk);
        },
        err: (chunk) => {
          complaint += chunk.toString('utf8');
        },
        failed: (error) => done('failed', error.code),
        closed: (code, signal) => done('closed', code, signal),
      },
    );
  });
}

const node = (code: string) => ({ args: ['--eval', code] });

describe('a program that another process starts', () => {
  it.each([
    ['its input', node('process.stdin.pipe(process.stdout)')],
    ['its environment', node('console.log(JSON.stringify(process.env.SAID))')],
    ['its folder', node('console.log(process.cwd())')],
    ['its complaint and its code', node('console.error("no"); process.exit(3)')],
    ['the signal that ended it', node('process.kill(process.pid, "SIGKILL")')],
    ['bytes that are no text', node('process.stdout.write(Buffer.from([0, 255, 10, 200]))')],
    ['that there is no such program', { program: 'no-such-program' }],
    ['that there is no such folder', { folder: '/no/such/folder' }],
    ['words that no program can have', { args: ['a\0b'] }],
  ])('says %s as a child of ours does', async (_, given) => {
    const here = await run(startHere, given).catch(() => null);
    const there = await run(launcher.start, given);
    if (here === null) expect(there.end[0]).toBe('failed');
    else expect(there).toEqual(here);
  });

  it('says much in order, also to one who stops listening now and then', async () => {
    const size = 8 * 1024 * 1024;
    const code = `for (let n = 0; n < ${size / 8}; n++) process.stdout.write(String(n).padStart(8))`;
    let paused = 0;
    const { output, end } = await run(launcher.start, node(code), (git) => {
      paused += 1;
      if (paused % 5 !== 0) return;
      git.pause();
      setImmediate(() => git.resume());
    });
    expect(end).toEqual(['closed', 0, null]);
    expect(output.length).toBe(size);
    const last = output.subarray(-16).toString();
    expect(last).toBe(`${String(size / 8 - 2).padStart(8)}${String(size / 8 - 1).padStart(8)}`);
    expect(paused).toBeGreaterThan(5);
  });

  it('is ended when we say so', async () => {
    const code = 'process.stdout.write("there"); setInterval(() => {}, 1000)';
    const { end } = await run(launcher.start, node(code), (git) => git.kill('SIGKILL'));
    expect(end).toEqual(['closed', null, 'SIGKILL']);
  });

  it('fails when the one that started it is lost, and the next gets another', async () => {
    const code = 'process.stdout.write("there"); setInterval(() => {}, 1000)';
    const before = launcher.pid();
    const { end } = await run(launcher.start, node(code), () => {
      process.kill(launcher.pid() ?? 0, 'SIGKILL');
    });
    expect(end).toEqual(['failed', undefined]);
    const next = await run(launcher.start, node('console.log("again")'));
    expect(next.output.toString()).toBe('again\n');
    expect(launcher.pid()).not.toBe(before);
  });

  it('ends with us, and so does what it started', async () => {
    const own = openGitLauncher();
    const code = 'process.stdout.write(String(process.pid)); setInterval(() => {}, 1000)';
    let pid = 0;
    const ended = run(own.start, node(code), (_, chunk) => {
      pid = Number(chunk.toString());
      own.close();
    });
    expect((await ended).end[0]).toBe('failed');
    await expect.poll(() => isThere(pid)).toBe(false);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
