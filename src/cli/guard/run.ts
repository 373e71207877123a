import { writeSync } from 'node:fs';
import type { HookOutput } from '../../doors/agent/types.ts';
import { answerHook, hostFor, LONGEST_PAYLOAD } from './hook.ts';
import { readInput } from './input.ts';
import { guardsOf, openPost } from './open-guard.ts';

export { judgeAhead } from './start/judge-ahead.ts';

/**
 * Runs `hook HOST` of the words after it, and sets the exit code that the host understands. True where all is
 * said and the process may end at once.
 */
export async function runHook(words: readonly string[]): Promise<boolean> {
  const [first, ...rest] = words[0] === 'hook' ? words.slice(1) : words;
  if (first === undefined || first.startsWith('-')) return usage('name the agent host');
  let host;
  try {
    host = hostFor(first);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  if (rest.includes('--batch')) {
    const { runBatch } = await import('./batch.ts');
    await runBatch(host, process.env);
    return false;
  }
  const payload = readInput(LONGEST_PAYLOAD);
  const { env } = process;
  const guards = once(() =>
    guardsOf(openPost({ env, isLive: true, rememberFor: 60_000 }), env, process.ppid),
  );
  const output = await answerHook(host, payload, (named) => guards()(named));
  if (rest.includes('--launched')) sayToLauncher(output);
  else say(output);
  return true;
}

/** Opened inside the answer, so that a fault in opening it blocks like any other. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function say({ stdout, stderr, exitCode }: HookOutput): void {
  if (stdout !== '') writeAll(1, stdout);
  if (stderr !== '') writeAll(2, stderr);
  process.exitCode = exitCode;
}

/** The launcher passes on only what is whole to the byte. */
function sayToLauncher({ stdout, stderr, exitCode }: HookOutput): void {
  const sizes = [stdout, stderr].map((text) => Buffer.byteLength(text));
  writeAll(1, `HOLDPOINT 1 ${exitCode} ${sizes.join(' ')}\n${stdout}${stderr}`);
}

function usage(why: string): true {
  writeAll(2, `holdpoint: ${why}. Usage: holdpoint hook HOST [--batch]\n`);
  process.exitCode = 2;
  return true;
}

function writeAll(descriptor: number, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
