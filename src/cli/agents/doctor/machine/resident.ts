import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { weakPlace } from '../../ownership.ts';
import type { CheckMachine, Installed, Result } from '../types.ts';

const CHECK = 'resident guard';
/** Exit code of the stand-in for a launcher: the client found nobody whom it trusts. */
const NOBODY = 77;

/** Whether a guard stays on this machine, whether hooks trust it, and how fast it answers. */
export const checkResident: CheckMachine = async ({ installed, cwd }) => {
  const bySocket = new Map(
    installed.flatMap((one) => {
      const [client, socket, launcher] = one.places.call;
      return client === undefined || socket === undefined || launcher === undefined
        ? []
        : [[socket, { one, client, socket }] as const];
    }),
  );
  if (bySocket.size === 0) {
    const message =
      'The small client is not installed (there was no C compiler), so each hook starts a guard of its own.';
    return [{ check: CHECK, status: 'ok', message, evidence: '' }];
  }
  return [...bySocket.values()].map(({ one, client, socket }) =>
    resident(one, client, socket, cwd),
  );
};

function resident({ scope }: Installed, client: string, socket: string, cwd: string): Result {
  const base = { check: CHECK, evidence: socket };
  const stat = statSync(socket, { throwIfNoEntry: false });
  if (stat === undefined) {
    const message =
      'None is running, so each hook starts a guard of its own. holdpoint guard keeps one.';
    return { ...base, status: 'ok', message };
  }
  const mine = scope === 'managed' ? [0] : [0, process.getuid?.() ?? 0];
  if (!mine.includes(stat.uid)) {
    return { ...base, status: 'open', message: 'The socket belongs to somebody else.' };
  }
  const weak = existsSync(dirname(socket)) ? weakPlace(dirname(socket), scope === 'managed') : null;
  if (weak !== null) {
    return {
      check: CHECK,
      status: 'open',
      message: `Somebody else could answer: ${weak.why}`,
      evidence: weak.path,
    };
  }
  const took = ask(client, socket, cwd);
  if (took === null) {
    const message =
      'It does not answer, or runs as somebody whom hooks do not trust; each hook starts a guard of its own.';
    return { ...base, status: 'fault', message };
  }
  return { ...base, status: 'ok', message: `Runs, is trusted, and answers in ${took} ms.` };
}

/** The median of some calls in milliseconds, or null. Of a moment that no guard writes down. */
function ask(client: string, socket: string, cwd: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-doctor-'));
  try {
    const standIn = join(folder, 'launcher');
    writeFileSync(standIn, `#!/bin/sh\nexit ${NOBODY}\n`, { mode: 0o755 });
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      const { status } = spawnSync(client, [socket, standIn, 'generic'], {
        input: JSON.stringify({ event: 'prompt', session: 'holdpoint-doctor', cwd }),
        timeout: 10_000,
      });
      if (status === null || status === NOBODY) return null;
      times.push(performance.now() - started);
    }
    return (times.toSorted((a, b) => a - b)[2] ?? 0).toFixed(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
