/** What every forge must show, whatever it is: called once by the test of each. */
import { describe } from 'vitest';
import { fetching } from './fetching.ts';
import { hearing } from './hearing.ts';
import { listing } from './listing.ts';
import { reading } from './reading.ts';
import { reporting } from './reporting.ts';
import type { Lack, StartForge } from './types.ts';
import { weather } from './weather.ts';

export function conforms(name: string, start: StartForge, lacks: readonly Lack[] = []): void {
  const lack = new Set(lacks);
  // oxlint-disable-next-line vitest/valid-title -- each forge has its own
  describe(name, () => {
    hearing(start, lack);
    reading(start, lack);
    listing(start, lack);
    reporting(start, lack);
    weather(start, lack);
    fetching(start, lack);
  });
}
