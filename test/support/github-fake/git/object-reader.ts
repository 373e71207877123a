/** Objects out of one long-lived `git cat-file --batch`: a read costs no process. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { spawnGit } from './run-git.ts';

export interface GitObject {
  readonly sha: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly body: Buffer;
}

export interface ObjectReader {
  /** `name` as git understands it: a hash, or `hash:path`. Null when there is no such object. */
  read(name: string): Promise<GitObject | null>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (error: Error) => void;
}

export function openObjectReader(directory: string): ObjectReader {
  let child: ChildProcessWithoutNullStreams | null = null;
  let buffer: Buffer = Buffer.alloc(0);
  const waiting: Waiting[] = [];

  const settle = (object: GitObject | null): void => waiting.shift()?.resolve(object);

  const takeOne = (): boolean => {
    const end = buffer.indexOf(10);
    if (end === -1) return false;
    const header = buffer.toString('utf8', 0, end);
    const found = /^([0-9a-f]{40}) (commit|tree|blob|tag) (\d+)$/.exec(header);
    if (found === null) {
      buffer = buffer.subarray(end + 1);
      settle(null);
      return true;
    }
    const [, sha = '', type = '', size = ''] = found;
    const from = end + 1;
    const to = from + Number(size);
    if (buffer.length < to + 1) return false;
    const body = Buffer.from(buffer.subarray(from, to));
    buffer = buffer.subarray(to + 1);
    settle({ sha, type: type as GitObject['type'], body });
    return true;
  };

  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawnGit(directory, ['cat-file', '--batch']);
    started.stdout.on('data', (chunk: Buffer) => {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      while (takeOne());
    });
    started.stdin.on('error', () => {});
    started.stderr.resume();
    started.on('close', () => {
      for (const one of waiting.splice(0)) one.reject(new Error('git cat-file ended'));
    });
    return started;
  };

  return {
    read: (name) => {
      if (/[\n\0]/.test(name)) return Promise.resolve(null);
      child ??= start();
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child?.stdin.write(`${name}\n`);
      });
    },
    close: async () => {
      if (child === null || child.exitCode !== null) return;
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
    },
  };
}
