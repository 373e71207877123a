import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './suggest.ts';

describe('what was most likely meant', () => {
  it.each<[string, readonly string[], string | null]>([
    ['producton', ['production', 'staging'], 'production'],
    ['Senior', ['senior', 'junior'], 'senior'],
    ['wehn', ['when', 'then'], 'when'],
    ['id', ['if', 'it'], 'if'],
    ['effect', ['effects'], 'effects'],
    ['banana', ['production', 'staging'], null],
    ['', ['a'], null],
    ['2', ['1', '3'], null],
    ['x', [], null],
    ['pass', ['passed', 'failed'], 'passed'],
    ['ai', ['ai-declared', 'human'], null],
    ['approve', ['approve-all', 'approve-one'], null],
  ])('%s out of %j is %s', (written, candidates, meant) => {
    expect(nearest(written, candidates)).toBe(meant);
  });

  it.each<[string, readonly string[], string | null]>([
    ['levle', ['level'], 'Did you mean "level"?'],
    ['banana', ['a1', 'b2'], 'Known are: a1, b2.'],
    ['banana', [], null],
    ['banana', Array.from({ length: 25 }, (_, index) => `choice-${index}`), null],
  ])('%s is answered', (written, candidates, sentence) => {
    expect(didYouMean(written, candidates)).toBe(sentence);
  });
});
