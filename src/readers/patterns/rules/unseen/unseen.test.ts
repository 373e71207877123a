import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVERY_PATTERN } from '../../registry.ts';
import { sightingsOf } from '../../test-pattern.ts';
import { readTable } from './read-table.ts';

/**
 * What each rule does not name of its table, by the line of its heading: docs/patterns.md says how many these
 * were at first sight. A line that goes from here is progress; none may come, and nothing harmless may be named.
 */
const MISSED: Readonly<Record<string, readonly number[]>> = {
  'blocking-in-async': [16, 29, 33, 37, 40],
  'default-flipped': [1, 11, 29, 35],
  'error-swallowed': [7, 13, 17, 29, 31, 37, 42, 45],
  'guard-removed': [26, 33, 46, 112],
  'limit-moved': [47],
  'lock-without-expiry': [7],
  'permission-widened-in-code': [4, 122],
  'remote-call-in-loop': [5, 8, 24],
  'retry-without-backoff': [7, 13, 17, 23],
  'retry-without-jitter': [7],
  'retry-without-limit': [8, 11, 22, 24, 35, 43],
  'secret-in-code': [24, 31, 33],
  'test-weakened': [26, 181],
  'timeout-missing': [
    46, 153, 173, 199, 206, 221, 231, 348, 353, 372, 375, 378, 384, 433, 451, 457, 463, 469, 472,
    475, 478,
  ],
  'unbounded-fan-out': [4, 8, 16, 18, 23, 28],
  'wide-configuration': [1, 15, 19, 23],
};

describe.each(EVERY_PATTERN.map(({ id }) => id))('%s on cases written before it was read', (id) => {
  const cases = readTable(readFileSync(join(import.meta.dirname, `${id}.txt`), 'utf8'));

  it('names what it names, and nothing that is harmless', async () => {
    const missed: number[] = [];
    const alarms: number[] = [];
    for (const { expected, told, line } of cases) {
      const found = await sightingsOf(id, [told]);
      if (expected === 'named' && found.length === 0) missed.push(line);
      if (expected === 'left' && found.length > 0) alarms.push(line);
    }
    expect(cases.length).toBeGreaterThan(8);
    expect(alarms).toEqual([]);
    expect(missed).toEqual(MISSED[id] ?? []);
  });
});
