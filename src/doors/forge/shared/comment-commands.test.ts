import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsIn } from './comment-commands.ts';

describe('commandsIn', () => {
  it.each([
    ['alone', '/holdpoint explain', ['explain']],
    ['without words', '/holdpoint', ['']],
    ['between lines', 'Hello\r\n/holdpoint  check again \r\nbye', ['check again']],
    ['two of them', '/holdpoint a\n/holdpoint b', ['a', 'b']],
    ['after a quote and an empty line', '> said\n\n/holdpoint a', ['a']],
    ['after code', '```\ncode\n```\n/holdpoint a', ['a']],
    ['after something hidden', '<!-- x -->\n/holdpoint a', ['a']],
  ])('finds one %s', (_where, comment, expected) => {
    expect(commandsIn(comment)).toEqual(expected);
  });

  it.each([
    ['in a quote', '> /holdpoint a'],
    ['in a nested quote', ' > > /holdpoint a'],
    ['in what a quote goes on with', '> said\n/holdpoint a'],
    ['in code', '~~~sh\n/holdpoint a\n~~~'],
    ['in code whose fence is longer', '````\n```\n/holdpoint a\n````'],
    ['in code that never ends', '```\n/holdpoint a'],
    ['in indented code', '    /holdpoint a'],
    ['hidden', '<!--\n/holdpoint a\n-->'],
    ['behind the end of something hidden', '<!--\nx --> /holdpoint a'],
    ['within a line', 'please /holdpoint a'],
    ['of another name', '/holdpoints a'],
    ['in capitals', '/HOLDPOINT a'],
  ])('finds none %s', (_where, comment) => {
    expect(commandsIn(comment)).toEqual([]);
  });

  it('cuts long ones and stops after ten', () => {
    const long = commandsIn(`/holdpoint ${'x'.repeat(2000)}`);
    const many = commandsIn('/holdpoint a\n'.repeat(50));
    expect([long[0]?.length, many.length]).toEqual([500, 10]);
  });

  it('finds nothing in any text whose every line is quoted', () => {
    const lines = fc.array(fc.constantFrom('/holdpoint a', 'text', '', '```', '<!--', '-->'));
    fc.assert(
      fc.property(lines, (given) => {
        expect(commandsIn(given.map((line) => `> ${line}`).join('\n'))).toEqual([]);
      }),
      { seed: 7 },
    );
  });
});
