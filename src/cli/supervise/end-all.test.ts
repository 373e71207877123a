import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RUN_MARK, descendantsOf, isRunning } from './descendants.ts';
import { endAll } from './end-all.ts';

async function start(script: string) {
  const mark = randomUUID();
  const child = spawn('bash', ['-c', script], {
    env: { ...process.env, [RUN_MARK]: mark },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return { child, mark, pid: child.pid ?? 0 };
}

describe('ending an agent with all that came of it', () => {
  it.each([
    ['a plain process', 'echo up; sleep 100'],
    ['children of children', 'bash -c "sleep 100 & sleep 100" & echo up; wait'],
    ['one that ignores being asked', 'trap "" TERM; echo up; while :; do sleep 0.1; done'],
    ['one that left for a session of its own', 'setsid sleep 100 & echo up; wait'],
    ['an orphan', '(setsid sleep 100 &) ; echo up; sleep 100'],
    ['an orphan of an orphan', '(setsid bash -c "(sleep 100 &); sleep 100" &); echo up; sleep 100'],
  ])('%s', async (_, script) => {
    const { child, mark, pid } = await start(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const all = descendantsOf(pid, mark);
    expect(all).toContain(pid);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await endAll(pid, mark);
    await gone;
    expect(all.filter(isRunning)).toEqual([]);
  });

  it('leaves alone what belongs to somebody else', async () => {
    const other = await start('echo up; sleep 100');
    const { child, mark, pid } = await start('echo up; sleep 100');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await endAll(pid, mark);
    await gone;
    expect(isRunning(other.pid)).toBe(true);
    await endAll(other.pid, other.mark);
  });
});
