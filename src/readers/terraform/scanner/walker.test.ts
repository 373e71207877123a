import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScanFault } from './fault.ts';
import { MAX_DEPTH } from './lexer.ts';
import { JsonWalker } from './walker.ts';
import type { Interest } from './walker.ts';

/** Walks bytes in chunks that end at the given places, through memory that is used again each time. */
function walk(bytes: Uint8Array, cuts: readonly number[], root: Interest): void {
  const walker = new JsonWalker(root);
  const shared = Buffer.alloc(bytes.length);
  const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])];
  let from = 0;
  for (const end of ends.toSorted((a, b) => a - b)) {
    const chunk = shared.subarray(0, end - from);
    chunk.set(bytes.subarray(from, end));
    if (chunk.length > 0) walker.feed(chunk);
    shared.fill(0x7b);
    from = end;
  }
  walker.finish();
}

function parsed(bytes: Buffer | null): unknown {
  return bytes === null ? undefined : JSON.parse(bytes.toString('utf8'));
}

/** Rebuilds a document one level deep from what the walker hands out. */
function rebuild(bytes: Uint8Array, cuts: readonly number[]): unknown {
  const members: [string, unknown][] = [];
  const elements: unknown[] = [];
  let whole: unknown;
  let first = 0;
  walk(bytes, cuts, {
    keep: true,
    open: (byte) => (first = byte),
    member: (name) => ({ keep: true, close: (value) => members.push([name, parsed(value)]) }),
    close: (value) => (whole = parsed(value)),
  });
  if (first === 0x5b) {
    walk(bytes, cuts, { element: { keep: true, close: (value) => elements.push(parsed(value)) } });
    return [whole, elements];
  }
  return first === 0x7b ? [whole, Object.fromEntries(members)] : [whole, whole];
}

function accepts(text: string, cuts: readonly number[] = []): boolean {
  try {
    walk(Buffer.from(text), cuts, {});
    return true;
  } catch (error) {
    if (error instanceof ScanFault) return false;
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const cutsOf = fc.array(fc.nat(), { maxLength: 12 });

describe('the walker', () => {
  it('hands out what JSON.parse does, wherever the chunks end', () => {
    fc.assert(
      fc.property(fc.jsonValue(), cutsOf, fc.constantFrom(0, 1, 2), (value, cuts, indent) => {
        const bytes = Buffer.from(JSON.stringify(value, null, indent));
        const [whole, parts] = rebuild(bytes, cuts) as [unknown, unknown];
        const expected: unknown = JSON.parse(bytes.toString('utf8'));
        expect(whole).toEqual(expected);
        expect(parts).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('accepts just the texts that JSON.parse accepts', () => {
    const alphabet = ['\u0001', 'é', ...'{}[]:,"\\ \n\ttrufalsn0123.-+eEu/d'.split('')];
    const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 14 });
    fc.assert(
      fc.property(text, cutsOf, (input, cuts) => {
        expect([input, accepts(input, cuts)]).toEqual([input, isJson(input)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts just the damaged documents that JSON.parse accepts', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom(...'{}[]:,"\\0e-. x'.split('')),
        (value, at, put) => {
          const text = JSON.stringify({ a: value });
          const cut = at % text.length;
          const damaged = text.slice(0, cut) + put + text.slice(cut + 1);
          expect([damaged, accepts(damaged, [cut])]).toEqual([damaged, isJson(damaged)]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    '{',
    '{"a":1',
    '{"a":1}x',
    '{"a":1}}',
    '[1,]',
    '{"a" 1}',
    '{a:1}',
    '"a',
    '"\u0000"',
    String.raw`"\u00g0"`,
    String.raw`"\u12"`,
    String.raw`"\x"`,
  ])('refuses %j', (text) => {
    expect(accepts(text)).toBe(false);
  });

  it('refuses nesting that would be trouble later, without recursion', () => {
    expect(accepts('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH))).toBe(true);
    expect(accepts('['.repeat(1_000_000))).toBe(false);
  });

  it('reads strings of very many escapes, as scripts and manifests have, without recursion', () => {
    const text = JSON.stringify({ user_data: 'a "line"\n\u0001'.repeat(30_000) });
    expect(rebuild(Buffer.from(text), [7, 100_003])).toEqual([JSON.parse(text), JSON.parse(text)]);
    expect(accepts(`"${'\\\\'.repeat(60_000)}"`)).toBe(true);
    expect(accepts(`"${'\\n'.repeat(60_000)}\\"`)).toBe(false);
  });

  it('finds keys however they are written', () => {
    const names: string[] = [];
    walk(Buffer.from(String.raw`{"\u0061\"é":1,"__proto__":2}`), [4, 6, 11], {
      member: (name) => {
        names.push(name);
        return null;
      },
    });
    expect(names).toEqual(['a"é', '__proto__']);
  });

  it('counts lines', () => {
    const lines: number[] = [];
    const element: Interest = { open: (_first, line) => lines.push(line) };
    walk(Buffer.from('[\n1,\n"a\\n",\n\n{"x":\n2}, 3]'), [3], { element });
    expect(lines).toEqual([2, 3, 5, 6]);
  });

  it('tells where the fault is', () => {
    const fault = () => {
      walk(Buffer.from('{\n"a": tru}'), [], {});
    };
    expect(fault).toThrow(expect.objectContaining({ line: 2, offset: 10 }) as Error);
  });
});
