import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSample } from './sample-script.ts';

const PIECES = [
  'DROP TABLE a',
  'DELETE FROM a',
  'SELECT 1',
  'ALTER TABLE a',
  'ADD COLUMN b int',
  'WHERE',
  '1 = 1',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'DO $$',
  '$$',
  '$x$',
  "'",
  '"',
  '/*',
  '*/',
  '--',
  '\n',
  ';',
  '(',
  ')',
  ',',
  '\\i x',
  '\\gexec',
  'COPY a FROM stdin;',
  '\\.',
  '{{ a }}',
  '{% if %}',
  ':b',
  '${c}',
  '\0',
  '\u{1f600}',
  '\ud800',
  'EXECUTE format(',
  "'%I'",
  'CREATE FUNCTION f() RETURNS int',
  'LANGUAGE plpgsql AS',
  'END',
  'BEGIN ATOMIC',
  '-- +goose Down',
  '-- holdpoint: table a rows=1',
  "E'\\'",
  'NOT ',
  '__proto__',
  'constructor',
] as const;

it('comes through any mixture of pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), async (pieces) => {
      const { effects, signals } = await readSample(pieces.join(' '));
      for (const { evidence } of effects) expect(evidence[0]?.line).toBeGreaterThan(0);
      expect(signals.every(({ message }) => message !== '')).toBe(true);
    }),
    { numRuns: 400 },
  );
});

it('holds what is no SQL', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      const text = Buffer.from(bytes).toString('utf8');
      const { signals } = await readSample(`x${text}`.replaceAll(/--|\/\*/g, ''));
      expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('finds the drop behind any statement that is whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const quoted = `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;
      const { effects } = await readSample(`SELECT ${quoted};\nDROP TABLE users;`);
      expect(effects.map(({ resource }) => resource.address)).toEqual(['users']);
    }),
    { numRuns: 200 },
  );
});

/** Made to exhaust the stack, the memory or the patience of whoever reads it. */
it.each([
  ['brackets', `SELECT ${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
  ['operators', `SELECT ${'1+'.repeat(100_000)}1`],
  ['conditions', `DELETE FROM a WHERE ${'b = 1 AND '.repeat(20_000)}true`],
  ['negations', `DELETE FROM a WHERE ${'NOT '.repeat(20_000)}true`],
  ['comments', '/*'.repeat(200_000)],
  ['dollar quotes', '$a$ $b$ '.repeat(50_000)],
  ['placeholders', '{% {{ ${ :'.repeat(50_000)],
  ['unclosed tags', `SELECT ${'<% '.repeat(100_000)}`],
  ['one line', `SELECT '${'x'.repeat(3_000_000)}'; SELEC`],
  ['NUL', 'SELECT 1; \0 DROP TABLE users;'],
  ['blocks in blocks', 'DO $a$ BEGIN '.repeat(300)],
  ['data without end', `COPY a FROM stdin;\n${'1\n'.repeat(100_000)}\n SELEC`],
])('is through with %s', async (_name, text) => {
  const { effects, signals } = await readSample(text);
  expect(effects.length + signals.length).toBeGreaterThan(0);
});

it('still reads after what breaks the parser', async () => {
  await readSample(`SELECT ${'1+'.repeat(200_000)}1`);
  const { effects } = await readSample('DROP TABLE users');
  expect(effects[0]?.reversibility).toBe('irreversible');
});
