/** Whole processes against each other, in turns, so that a busy moment of the machine hits all of them. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { middle } from '../measure.ts';

export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** Its standard input. */
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Median milliseconds of each by its name, after two turns that are not counted. Throws where one fails. */
export function race(contestants: readonly Contestant[], turns: number): Map<string, number> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let turn = -2; turn < turns; turn += 1) {
    for (const contestant of contestants) {
      const time = runOnce(contestant);
      if (turn >= 0) times.get(contestant.name)?.push(time);
    }
  }
  return new Map([...times].map(([name, all]) => [name, middle(all)]));
}

function runOnce({ name, command, input, env }: Contestant): number {
  const [program = '', ...args] = command;
  const begun = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, {
    input,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const time = Number(process.hrtime.bigint() - begun) / 1e6;
  // Zero passes or answers in JSON, two blocks: all else is a fault.
  if (status !== 0 && status !== 2)
    throw new Error(`${name} failed (${status}): ${error?.message}`);
  return time;
}
