/**
 * Runs commands in turns and prints the milliseconds of each as JSON. Plain JavaScript in a process of its
 * own, since starting a process from a large one takes as long as what is to be measured.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

const { contestants, turns } = JSON.parse(readFileSync(0, 'utf8'));
const times = contestants.map(() => []);
for (let turn = -2; turn < turns; turn += 1) {
  contestants.forEach((contestant, index) => {
    const time = runOnce(contestant);
    if (turn >= 0) times[index].push(time);
  });
}
process.stdout.write(JSON.stringify(times));

function runOnce({ name, command, input, env }) {
  const [program, ...args] = command;
  const begun = performance.now();
  const { status, error } = spawnSync(program, args, {
    input,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const time = performance.now() - begun;
  // Zero passes or answers in JSON, two blocks: all else is a fault.
  if (status !== 0 && status !== 2)
    throw new Error(`${name} failed (${status}): ${error?.message}`);
  return time;
}
