import fc from 'fast-check';
import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Utf8Guard } from './utf8-guard.ts';

function valid(bytes: Uint8Array, size: number): boolean {
  const guard = new Utf8Guard();
  for (let at = 0; at < bytes.length; at += size) {
    if (!guard.accept(Buffer.from(bytes.subarray(at, at + size)))) return false;
  }
  return guard.finish();
}

describe('Utf8Guard', () => {
  it('agrees with the whole text on valid input, cut anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 7 }), (text, size) => {
        const wellFormed = text.toWellFormed();
        expect(valid(Buffer.from(wellFormed), size)).toBe(true);
      }),
    );
  });

  it('agrees with the whole text on any bytes, cut anywhere', () => {
    const lead = fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xff);
    const bytes = fc
      .uint8Array({ maxLength: 12 })
      .chain((any) =>
        fc.array(lead, { maxLength: 12 }).map((some) => Uint8Array.from([...some, ...any])),
      );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 5 }), (input, size) => {
        expect(valid(input, size)).toBe(isUtf8(input));
      }),
      { numRuns: 2000 },
    );
  });
});
