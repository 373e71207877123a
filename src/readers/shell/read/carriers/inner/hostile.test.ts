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
      { numRuns: 400, seed: 7 },
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
      { numRuns: 100, seed: 7 },
    );
  });

  const long = (text: string) => text.repeat(Math.ceil(200_000 / text.length));
  it.each<[string, string]>([
    ['calls', long('os.system("rm -rf /data")\n')],
    ['ordinary code', long('def f(a, b):\n    x = g(a, [1, 2], k="v")\n    return x.y(z)\n')],
    ['open brackets', long('((((')],
    ['open calls', long('f(')],
    ['open lists', long('[[')],
    ['open quotes', long("'")],
    ['formatted text', long('f"{a}{b}"')],
    ['nested formats', long('f"{')],
    ['templates', long('`${')],
    ['interpolation', long('"#{$x}@{')],
    ['additions', `x = ${long("'a' + ")}`],
    ['loops', long('for x in y:\n')],
    ['comprehensions', long('[a for b in ')],
    ['assignments', long('x = x + x\n')],
    ['doubling', `x = 'aaaaaaaaaa'\n${long('x = x + x\n')}`],
    ['members', long('a.b.')],
    ['member calls', long('a().')],
    ['heredocs', long('x <<EOT\n')],
    ['defs', long('def f(x)\n')],
    ['braces', long('f(x => {')],
    ['maps', long('{a: ')],
    ['slashes', long('/ ')],
    ['semicolons', long(';')],
  ])('200 kB of %s', (_, text) => {
    // What grows with the square of the text takes minutes here: the test's own limit sees it.
    for (const language of ['python', 'js', 'ruby', 'perl', 'php'] as const)
      expect(readCode({ language, text, from: 'command' }).length).toBeLessThan(text.length / 10);
  });
});
