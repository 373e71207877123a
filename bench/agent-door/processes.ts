/** Whole processes against each other, in turns, so that a busy moment of the machine hits all of them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { middle } from '../measure.ts';

export interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  /** Its standard input. */
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
}

const RACE = join(import.meta.dirname, 'race.mjs');

/** Median milliseconds of each by its name, after two turns that are not counted. Throws where one fails. */
export function race(contestants: readonly Contestant[], turns: number): Map<string, number> {
  const said = execFileSync(process.execPath, [RACE], {
    input: JSON.stringify({ contestants, turns }),
    encoding: 'utf8',
  });
  const times = JSON.parse(said) as readonly (readonly number[])[];
  return new Map(contestants.map(({ name }, index) => [name, middle(times[index] ?? [])]));
}
