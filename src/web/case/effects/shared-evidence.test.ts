import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../core/change/types.ts';
import { sharedEvidence } from './shared-evidence.ts';

const at = (note: string, line: number | null = null): Evidence => ({
  source: 'plan.json',
  line,
  pointer: null,
  note,
  excerpt: [],
});
const ENV = at('production environment: variable environment is "production"');

describe('evidence that all effects share', () => {
  it.each([
    ['nothing of nothing', [], []],
    ['nothing of one', [[at('a', 1), ENV]], []],
    [
      'what stands with each',
      [
        [at('a', 1), ENV],
        [ENV, at('b', 2)],
      ],
      [1],
    ],
    ['not what one lacks', [[at('a', 1), ENV], [at('b', 2)]], []],
    [
      'not what is said of another line',
      [
        [at('a', 1), at('b', 2)],
        [at('a', 3), at('c', 2)],
      ],
      [],
    ],
    ['not where nothing else would be left', [[ENV], [ENV, at('b', 2)]], []],
  ])('%s', (_, effects, pieces) => {
    const shared = sharedEvidence(effects.map((evidence) => ({ evidence })));
    expect(shared.map(({ piece }) => piece)).toEqual(pieces);
  });
});
