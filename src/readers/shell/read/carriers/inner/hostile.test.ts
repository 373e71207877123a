import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type LanguageId } from './code/language.ts';
import { readCode } from './read-code.ts';

const IDS = Object.keys(LANGUAGES) as readonly LanguageId[];
const PIECES = [
  'os.system(',
  'f"{',
  '${',
  '`',
  "'",
  '"',
  '"""',
  '#{',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '=>',
  ' for x in ',
  'def f(',
  ' do |x|',
  '<<EOT\n',
  '\n',
  ';',
  'eval(',
  'q{',
  '%w[',
  '/',
  '\\',
  '$x',
  '@{',
  '=',
  '.',
  'rm -rf /',
  ', ',
  'import ',
  'from ',
  'with ',
  'function ',
  'class ',
  '--[[',
  '/*',
  '->',
  '::',
  'x',
  '0o7',
  '\ufffc',
  '{{',
  '}}',
];

describe('hostile code', () => {
  it('is read without a fault, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IDS),
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), {
          maxLength: 60,
        }),
        (language, parts) => {
          const text = parts.join('');
          expect(Array.isArray(readCode({ language, text, from: 'command' }))).toBe(true);
          expect(Array.isArray(readCode({ language, text, from: 'file' }))).toBe(true);
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('hides nothing behind what stands in front of it', () => {
    const front = fc.constantFrom(
      'x = 1\n',
      "# it's\n",
      'print("a")\n',
      'def f(a, b=2):\n  return a\n',
      'd = {"a": [1, 2]}\n',
      'if x:\n  pass\n',
      '@dec\n',
      'x = a if b else c\n',
      'lambda q: q\n',
      'a[1:2] = 3\n',
      'async def g(): pass\n',
      's = r"\\d"\n',
      'try:\n  y()\nexcept Exception as e:\n  pass\n',
      'z = [i for i in y if i]\n',
      'f"{x:>3}"\n',
    );
    fc.assert(
      fc.property(fc.array(front, { maxLength: 12 }), (parts) => {
        const text = `import os\n${parts.join('')}os.system("rm -rf /data")\n`;
        expect(readCode({ language: 'python', text, from: 'command' }).at(-1)).toMatchObject({
          text: 'rm -rf /data',
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  const megabyte = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));
  it.each<[string, string]>([
    ['calls', megabyte('os.system("rm -rf /data")\n')],
    ['ordinary code', megabyte('def f(a, b):\n    x = g(a, [1, 2], k="v")\n    return x.y(z)\n')],
    ['open brackets', megabyte('((((')],
    ['open calls', megabyte('f(')],
    ['open lists', megabyte('[[')],
    ['open quotes', megabyte("'")],
    ['formatted text', megabyte('f"{a}{b}"')],
    ['nested formats', megabyte('f"{')],
    ['templates', megabyte('`${')],
    ['interpolation', megabyte('"#{$x}@{')],
    ['additions', `x = ${megabyte("'a' + ")}`],
    ['loops', megabyte('for x in y:\n')],
    ['comprehensions', megabyte('[a for b in ')],
    ['assignments', megabyte('x = x + x\n')],
    ['doubling', `x = 'aaaaaaaaaa'\n${megabyte('x = x + x\n')}`],
    ['members', megabyte('a.b.')],
    ['member calls', megabyte('a().')],
    ['heredocs', megabyte('x <<EOT\n')],
    ['defs', megabyte('def f(x)\n')],
    ['braces', megabyte('f(x => {')],
    ['maps', megabyte('{a: ')],
    ['slashes', megabyte('/ ')],
    ['semicolons', megabyte(';')],
  ])('a megabyte of %s', (_, text) => {
    for (const language of ['python', 'js', 'ruby', 'perl', 'php'] as const) {
      const began = process.cpuUsage();
      readCode({ language, text, from: 'command' });
      const { user } = process.cpuUsage(began);
      if (user > 150_000) console.log(_, language, Math.round(user / 1000));
      expect(user / 1000).toBeLessThan(1500);
    }
  });
});
