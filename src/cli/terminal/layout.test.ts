import { describe, expect, it } from 'vitest';
import { columnsOf, pad, plain, widthOf, wrap } from './layout.ts';
import { wantsColour } from './style.ts';

describe('wrap', () => {
  it.each([
    ['a bb ccc', 5, '', ['a bb', 'ccc']],
    ['a bb', 80, '  ', ['  a bb']],
    ['aaaaaaaaaa b', 5, ' ', [' aaaaaaaaaa', ' b']],
    ['', 10, '  ', ['']],
    ['\u001b[31mab\u001b[39m cd', 5, '', ['\u001b[31mab\u001b[39m cd']],
  ])('%j in %d columns', (text, columns, indent, expected) => {
    expect(wrap(text, columns, indent)).toEqual(expected);
  });
});

describe('plain', () => {
  it('lets no text move the cursor, colour, hide or turn itself around', () => {
    expect(plain('a\u001b[2Jb\u202ec\u009bd\u0007')).toBe('a\ufffd[2Jb\ufffdc\ufffdd\ufffd');
    expect(plain('a\r\n\tb é 漢')).toBe('a b é 漢');
    expect(plain('or\u200bders\ufeff\u061c\u{e0041}')).toBe('or\ufffdders\ufffd\ufffd\ufffd');
    expect(plain('⚠\ufe0f ok')).toBe('⚠\ufe0f ok');
  });
});

describe('a text without end', () => {
  it('is cut, and says so', () => {
    expect(plain('x'.repeat(5_000))).toBe(`${'x'.repeat(4_000)}… (1000 more characters)`);
    expect(plain('x'.repeat(4_000))).toBe('x'.repeat(4_000));
  });
});

describe('widths', () => {
  it('do not count colours', () => {
    expect(widthOf('\u001b[1mab\u001b[22m')).toBe(2);
    expect(pad('\u001b[1mab\u001b[22m', 4)).toBe('\u001b[1mab\u001b[22m  ');
  });

  it.each([
    [undefined, 80],
    [0, 80],
    [20, 40],
    [72, 72],
    [300, 100],
  ])('a terminal of %s columns is written in %d', (columns, expected) => {
    expect(columnsOf(columns === undefined ? {} : { columns })).toBe(expected);
  });
});

describe('wantsColour', () => {
  const tty = { isTTY: true };
  it.each([
    ['a terminal', tty, {}, undefined, true],
    ['a pipe', {}, {}, undefined, false],
    ['a dumb terminal', tty, { TERM: 'dumb' }, undefined, false],
    ['NO_COLOR', tty, { NO_COLOR: '1' }, undefined, false],
    ['an empty NO_COLOR', tty, { NO_COLOR: '' }, undefined, true],
    ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0', tty, { FORCE_COLOR: '0' }, undefined, false],
    ['NO_COLOR over FORCE_COLOR', tty, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, false],
    ['--color over NO_COLOR', {}, { NO_COLOR: '1' }, true, true],
    ['--no-color over all', tty, { FORCE_COLOR: '1' }, false, false],
  ])('%s', (_, stream, env, flag, expected) => {
    expect(wantsColour(stream, env, flag)).toBe(expected);
  });
});
