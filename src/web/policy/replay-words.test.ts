import { describe, expect, it } from 'vitest';
import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import { costFigure, replaySentence } from './replay-words.ts';

const NONE = { unchanged: 0, newlyHeld: 0, newlyReleased: 0, newlyDenied: 0, noLongerDenied: 0 };
const answer = (more: object) => ({ cases: 214, shift: NONE, ...more }) as unknown as ReplayAnswer;

describe('a replay in a sentence', () => {
  it.each<[object, string]>([
    [{ cases: 0 }, 'Nothing was submitted in that time, so there is nothing to try it on.'],
    [{}, 'Of 214 changes, none would have come out otherwise.'],
    [{ cases: 1 }, 'Of 1 change, none would have come out otherwise.'],
    [
      { shift: { ...NONE, newlyHeld: 12, newlyReleased: 3 } },
      'Of 214 changes, 12 more would have been held and 3 would no longer have been held.',
    ],
    [
      { shift: { ...NONE, newlyDenied: 1, noLongerDenied: 2 } },
      'Of 214 changes, 1 more would have been denied and 2 would no longer have been denied.',
    ],
  ])('%o', (more, words) => {
    expect(replaySentence(answer(more))).toBe(words);
  });
});

describe('its cost', () => {
  const known = { kind: 'known', minutesPerApproval: 6, sample: 40 } as const;
  it.each<[ReplayAnswer['cost'], string]>([
    [{ ...known, minutes: 72 }, '72 minutes more'],
    [{ ...known, minutes: -1 }, '1 minute less'],
    [{ ...known, minutes: 0 }, 'no more'],
    [{ kind: 'unknown', why: 'nobody was measured' }, 'unknown'],
  ])('%o', (cost, value) => {
    expect(costFigure(answer({ cost })).value).toBe(value);
  });
});
