import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readStops } from '../../../guard/stop/stop-files.ts';
import type { CheckMachine, Result } from '../types.ts';

/** Whether stops lie where an agent cannot take them away, and whether one is in force. */
export const checkStops: CheckMachine = async ({ places }) => [
  folder(join(places.managed, 'stop')),
  ...inForce(places.stops),
];

function folder(evidence: string): Result {
  const base = { check: 'stop folder', evidence };
  const stat = statSync(evidence, { throwIfNoEntry: false });
  if (stat === undefined) {
    const message =
      'There is no stop folder of root: a stop lies where the agent’s user could remove it.';
    return { ...base, status: 'residual', message };
  }
  if (stat.uid !== 0 || (stat.mode & 0o022) !== 0) {
    const message = 'The stop folder can be changed by others than root.';
    return { ...base, status: 'open', message };
  }
  return { ...base, status: 'ok', message: 'Stops lie where only root can remove them.' };
}

function inForce(folders: readonly string[]): readonly Result[] {
  const found = readStops(folders);
  if (found.kind === 'unreadable') {
    const message = `Whether a stop is in force cannot be known (${found.why}), so every call is refused.`;
    return [{ check: 'stops', status: 'fault', message, evidence: found.path }];
  }
  return found.stops.map(({ id, by, reason }) => ({
    check: 'stops',
    status: 'ok',
    message: `A stop of ${by} is in force: ${reason}`,
    evidence: id,
  }));
}
