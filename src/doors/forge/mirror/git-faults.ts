import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { ForgeFaultCode } from '../../../engine/forge/ports.ts';
import type { GitEnd } from './run-mirror-git.ts';

/** What git says in English (the environment sees to that) when a fetch fails. The first that fits counts. */
const SIGNS: readonly (readonly [RegExp, ForgeFaultCode, string])[] = [
  [/returned error: 429/, 'rate-limited', 'the forge asks to wait'],
  [/returned error: 5\d\d|early EOF|hung up|timed out/, 'unreachable', 'the forge broke off'],
  [
    /Authentication failed|returned error: 40[13]|could not read Username|terminal prompts disabled/,
    'unauthorised',
    'the forge does not let us in',
  ],
  [
    /couldn't find remote ref|not our ref|no such remote ref/i,
    'gone',
    'a ref or commit is not there',
  ],
  [
    /returned error: 404|repository '.*' not found|Repository not found|does not appear to be a git/i,
    'gone',
    'there is no such repository',
  ],
  [/unable to update url base from redirection/, 'gone', 'the repository has moved'],
  [/transport '.*' not allowed/, 'malformed', 'addresses of this kind are not fetched from'],
  [
    /bad object|index-pack (?:died|failed)|missing .* object|did not send all/,
    'malformed',
    'broken objects',
  ],
];

/** A fetch that failed, as a fault. What git says may quote the address, which holds no secret. */
export function faultOfGit(repository: string, end: GitEnd): ForgeFault {
  const named = `git fetch of ${repository}`;
  if (end.isLate) return new ForgeFault('unreachable', `${named}: not finished in time`);
  if (end.status === null) {
    return new ForgeFault('unreachable', `${named}: git could not be run: ${lastLine(end)}`);
  }
  for (const [sign, code, words] of SIGNS) {
    if (sign.test(end.complaint))
      return new ForgeFault(code, `${named}: ${words} (${lastLine(end)})`);
  }
  return new ForgeFault('unreachable', `${named}: ${lastLine(end)}`);
}

function lastLine({ complaint, status }: GitEnd): string {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  const told = lines.findLast((line) => line.startsWith('fatal:')) ?? lines.at(-1);
  return (told ?? `git ended with ${String(status)}`).slice(0, 300);
}
