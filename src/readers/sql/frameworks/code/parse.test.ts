import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAMEWORKS } from '../registry.ts';
import { parseCode } from './parse.ts';
import { scan } from './scan.ts';
import { TRAITS } from './traits.ts';
import type { Language } from './traits.ts';

const LANGUAGES = Object.keys(TRAITS) as Language[];

const PIECES =
  `def class if else end do up change drop_table :users "a" 'b' ( ) [ ] { } , ; . :: -> => = | # // /* */ \` \${ #{ <<~SQL SQL """ ''' %w[ ~s( function async return const x for in of with as : \n \n\n \t \0 \\ / < > ! ? <?php $t @a 1 1.5 nil import from lambda`.split(
    ' ',
  );
const code = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((parts) => parts.join('')),
);

describe('code of any language', () => {
  it.each(LANGUAGES)('is read or refused, never thrown at: %s', (language) => {
    fc.assert(
      fc.property(code, (text) => {
        expect(['read', 'failed']).toContain(parseCode(text, language).kind);
      }),
      { numRuns: 300 },
    );
  });

  it.each(LANGUAGES)('gives tokens whose lines only grow: %s', (language) => {
    fc.assert(
      fc.property(code, (text) => {
        let line = 1;
        fc.pre(parseCode(text.slice(0, 200), language).kind === 'read');
        for (const token of scan(text.slice(0, 200), TRAITS[language].lexicon)) {
          // A heredoc's text stands below the line of its mark.
          expect(token.line).toBeGreaterThanOrEqual(line);
          line = token.line;
        }
      }),
    );
  });

  it.each(LANGUAGES)('is bounded in depth and time: %s', (language) => {
    for (const piece of [
      '(',
      '[',
      '{',
      'if x\n',
      'def a\n',
      'a(',
      'do |x| ',
      '"#{',
      '`${',
      'f"{',
      'a.b',
      '!',
      'a ? ',
      '-> ',
      'x => ',
      "'",
      '%w[',
      '<<~A ',
      'class A\n ',
      'a, ',
      '= ',
    ]) {
      parseCode(piece.repeat(5_000), language);
    }
    const nested = parseCode('('.repeat(5_000), language);
    expect(nested).toMatchObject({ kind: 'failed', line: 1 });
  });

  it('is never nothing to see when a body calls what nobody knows', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[qxz]{4,10}$/), (name) => {
        const files = [
          ['x.rb', `class X < ActiveRecord::Migration[7.0]\n def up\n ${name} :a\n end\nend`],
          [
            'x.py',
            `from alembic import op\ndown_revision = None\ndef upgrade():\n    ${name}("a")\n`,
          ],
          ['migrations/1_x.js', `exports.up = async (knex) => { await ${name}("a"); }`],
          ['x.php', `<?php class X extends Migration { public function up() { ${name}("a"); } }`],
          ['x.exs', `defmodule X do\n use Ecto.Migration\n def up do\n ${name}("a")\n end\nend`],
          ['X.cs', `class X : Migration { void Up(MigrationBuilder b) { ${name}("a"); } }`],
        ] as const;
        for (const [path, text] of files) {
          const framework = FRAMEWORKS.find((one) => one.recognises(path, text));
          const translation = framework?.translate({ path, text });
          expect(translation?.up.map(({ operation }) => operation.kind)).toEqual(['opaque']);
        }
      }),
    );
  });

  it('does not take the keys of objects for its own', () => {
    const text =
      'exports.up = async (knex) => { await knex("a").update({ __proto__: 1, constructor: 2 }); }';
    const knex = FRAMEWORKS.find((one) => one.recognises('migrations/1_x.js', text));
    const translation = knex?.translate({ path: 'x', text });
    expect(translation?.up[0]?.operation).toMatchObject({ columns: ['__proto__', 'constructor'] });
  });
});
