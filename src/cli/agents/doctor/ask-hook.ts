import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hookCommand } from '../install/command.ts';
import { HOST_SECONDS } from '../install/types.ts';
import { meaningOf } from './read-answer.ts';
import { samplePayload } from './samples.ts';
import type { Result } from './types.ts';

/** The dangerous one is denied and not held, so that no person is asked about it. */
const SAMPLES = [
  { check: 'harmless', command: 'ls -l', wanted: 'goes on' },
  { check: 'dangerous', command: 'rm -rf /etc/holdpoint', wanted: 'blocked' },
] as const;

export interface Asking {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a stop is in force here, by which a harmless call is blocked as well. */
  readonly isStopped: boolean;
}

/**
 * Asks the hook as the host does, by the command that was installed. Nothing of it is carried out, and
 * nothing is written down: its guard gets a folder of its own, in which there is no resident guard and no server.
 */
export function askHook(
  host: string,
  call: readonly string[],
  { cwd, env, isStopped }: Asking,
): readonly Result[] {
  const state = mkdtempSync(join(tmpdir(), 'holdpoint-doctor-'));
  const words = call.length === 3 ? call.with(1, join(state, 'guard.sock')) : call;
  const { HOLDPOINT_SERVER: _server, HOLDPOINT_TOKEN: _token, ...rest } = env;
  try {
    return SAMPLES.map(({ check, command, wanted }) => {
      const started = performance.now();
      const ended = spawnSync('/bin/sh', ['-c', hookCommand(words, host)], {
        input: JSON.stringify(samplePayload(host, command, cwd)),
        encoding: 'utf8',
        cwd,
        env: { ...rest, HOLDPOINT_STATE: state },
        timeout: HOST_SECONDS * 1000,
        killSignal: 'SIGKILL',
      });
      const took = `${Math.round(performance.now() - started)} ms`;
      const output = { stdout: ended.stdout, stderr: ended.stderr, exitCode: ended.status ?? -1 };
      const meaning = meaningOf(host, output);
      if (meaning === wanted) {
        const message = `"${command}" ${saidOf(wanted)}; answered in ${took}.`;
        return { check, status: 'ok', message, evidence: '' };
      }
      if (meaning === 'blocked' && isStopped) {
        const message = `"${command}" is blocked, since a stop is in force.`;
        return { check, status: 'ok', message, evidence: '' };
      }
      return {
        check,
        status: 'fault',
        message: `"${command}" should be answered so that it ${saidOf(wanted)}, and ${
          meaning === 'unclear' ? 'what the host would do is unclear' : `it ${saidOf(meaning)}`
        }.`,
        evidence: oneLine(`exit ${output.exitCode} ${output.stdout} ${output.stderr}`),
      };
    });
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

function saidOf(meaning: 'goes on' | 'blocked'): string {
  return meaning === 'blocked' ? 'is blocked' : 'goes on';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, 300);
}
