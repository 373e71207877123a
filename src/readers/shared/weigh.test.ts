import { describe, expect, it } from 'vitest';
import type { Reversibility } from '../../core/change/types.ts';
import { sentenceOf, weigh, type Bounds } from './weigh.ts';

describe('weigh', () => {
  it.each<[Reversibility, readonly Bounds[], Reversibility]>([
    ['irreversible', [], 'irreversible'],
    ['irreversible', [{ lossAtMost: 'costly' }], 'costly'],
    ['irreversible', [{ lossAtMost: 'costly' }, { lossAtMost: 'reversible' }], 'reversible'],
    ['reversible', [{ lossAtMost: 'costly' }], 'reversible'],
    ['reversible', [{ atLeast: 'unknown' }], 'unknown'],
    ['irreversible', [{ atLeast: 'unknown' }], 'irreversible'],
    ['irreversible', [{ atLeast: 'unknown' }, { lossAtMost: 'reversible' }], 'unknown'],
    ['unknown', [{ atLeast: 'costly' }], 'unknown'],
    ['costly', [{ atLeast: 'unknown' }], 'unknown'],
  ])('%s with %j is %s', (base, findings, expected) => {
    expect(weigh(base, findings)).toBe(expected);
    expect(weigh(base, findings.toReversed())).toBe(expected);
  });
});

describe('sentenceOf', () => {
  it('says each part once', () => {
    expect(sentenceOf(['it is gone', 'nobody kept it', 'it is gone'])).toBe(
      'It is gone; nobody kept it.',
    );
  });
});
