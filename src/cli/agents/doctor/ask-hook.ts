import { spawnSync } from 'node:child_process';
import { hookCommand } from '../install/command.ts';
import { HOST_SECONDS } from '../install/types.ts';
import { meaningOf } from './read-answer.ts';
import { samplePayload } from './samples.ts';
import type { Finding } from './types.ts';

const SAMPLES = [
  { check: 'harmless', command: 'ls -l', wanted: 'goes on' },
  { check: 'dangerous', command: 'rm -rf /', wanted: 'blocked' },
] as const;

/** Asks the hook as the host does, by the command line that was installed. Nothing of it is carried out. */
export function askHook(
  host: string,
  launcher: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly Omit<Finding, 'host'>[] {
  return SAMPLES.map(({ check, command, wanted }) => {
    const ended = spawnSync('/bin/sh', ['-c', hookCommand(launcher, host)], {
      input: JSON.stringify(samplePayload(host, command, cwd)),
      encoding: 'utf8',
      cwd,
      env,
      timeout: HOST_SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    const output = { stdout: ended.stdout, stderr: ended.stderr, exitCode: ended.status ?? -1 };
    const meaning = meaningOf(host, output);
    const evidence = oneLine(`exit ${output.exitCode} ${output.stdout} ${output.stderr}`);
    if (meaning === wanted) {
      return { check, status: 'ok', message: `"${command}" ${saidOf(wanted)}.`, evidence: '' };
    }
    return {
      check,
      status: 'fault',
      message: `"${command}" should be answered so that it ${saidOf(wanted)}, and ${
        meaning === 'unclear' ? 'what the host would do is unclear' : `it ${saidOf(meaning)}`
      }.`,
      evidence,
    };
  });
}

function saidOf(meaning: 'goes on' | 'blocked'): string {
  return meaning === 'blocked' ? 'is blocked' : 'goes on';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, 300);
}
