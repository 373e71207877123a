import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, cutText } from './cut-text.ts';

describe('cutText', () => {
  it('leaves alone what fits', () => {
    expect(cutText('short', 5, { url: null })).toBe('short');
  });

  it('cuts at a line, says so and links to the rest', () => {
    const text = 'first line\nsecond line\n'.repeat(100);
    const cut = cutText(text, 400, { url: 'https://holdpoint.example/c/1' });
    const [kept = ''] = cut.split('\n\n_Cut here');
    expect(kept).toMatch(/(?:first|second) line$/);
    expect(cut).toContain('(https://holdpoint.example/c/1)');
  });

  it('closes code that the cut would leave open', () => {
    const cut = cutText(`\`\`\`\n${'code\n'.repeat(200)}`, 300, { url: null });
    expect(cut.match(/```/g)).toHaveLength(2);
  });

  it('never exceeds the bytes, whatever the characters', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 200, maxLength: 600 });
    fc.assert(
      fc.property(text, (given) => {
        const cut = cutText(given, 180, { url: null });
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(180);
        expect(cut).not.toContain('\ufffd');
      }),
      { seed: 7 },
    );
  });
});

describe('cutLine', () => {
  it('makes one line of several and never splits a character', () => {
    expect(cutLine('a\n b\t c', 20)).toBe('a b c');
    expect(cutLine('ééééé', 8)).toBe('éé…');
  });
});
