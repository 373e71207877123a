import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingLines } from './differing-lines.ts';

describe('differing lines', () => {
  it.each([
    ['nothing', 'a\nb', 'a\nb', '', ''],
    ['one changed', 'a\nb\nc', 'a\nx\nc', 'b', 'x'],
    ['one gone', 'a\nb\nc', 'a\nc', 'b', ''],
    ['two swapped', 'a\nb', 'b\na', 'b', 'b'],
    ['a new file', null, 'a\nb', '', 'a\nb'],
  ])('%s', (_what, before, after, gone, come) => {
    const lines = differingLines(before, after);
    expect([lines.gone, lines.come].map((text) => text.length)).toEqual([gone.length, come.length]);
  });

  it('leaves the same lines on both sides', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { gone, come } = differingLines(before.join('\n'), after.join('\n'));
        const count = (joined: string) => (joined === '' ? 0 : joined.split('\n').length);
        return (
          before.length - count(gone) === after.length - count(come) ||
          before.length * after.length === 0
        );
      }),
      { seed: 20261121 },
    );
    expect(differingLines('x\ny', 'y\nx').gone).not.toBe('');
  });
});
