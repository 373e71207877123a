import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDialect } from './analyser.ts';
import { tokenize } from './lexer.ts';
import type { LocalDialect } from './lexer.ts';
import { split } from './split.ts';

const DIALECTS: readonly LocalDialect[] = ['mysql', 'sqlite', 'tsql'];

describe('split', () => {
  it.each<[LocalDialect, string, readonly (readonly [number, string])[]]>([
    [
      'mysql',
      'A;\n\nB',
      [
        [1, 'A'],
        [3, 'B'],
      ],
    ],
    [
      'mysql',
      "A ';' ;\nB",
      [
        [1, "A ';'"],
        [2, 'B'],
      ],
    ],
    [
      'mysql',
      '-- x;\nA `;`;B',
      [
        [2, 'A `;`'],
        [2, 'B'],
      ],
    ],
    [
      'mysql',
      'DELIMITER $$\nCREATE PROCEDURE p() BEGIN A; B; END$$\nDELIMITER ;\nC;',
      [
        [2, 'CREATE PROCEDURE p() BEGIN A; B; END'],
        [4, 'C'],
      ],
    ],
    [
      'mysql',
      'DELIMITER //\nA;//\nB;//\nDELIMITER ;\nC',
      [
        [2, 'A;'],
        [3, 'B;'],
        [5, 'C'],
      ],
    ],
    [
      'mysql',
      'CREATE PROCEDURE p() BEGIN IF x THEN A; END IF; B; END; C',
      [
        [1, 'CREATE PROCEDURE p() BEGIN IF x THEN A; END IF; B; END'],
        [1, 'C'],
      ],
    ],
    [
      'mysql',
      "SELECT 'x\nDELIMITER $$\n';\nDROP TABLE a;",
      [
        [1, "SELECT 'x\nDELIMITER $$\n'"],
        [4, 'DROP TABLE a'],
      ],
    ],
    [
      'mysql',
      'A;\r\nB;\r\n',
      [
        [1, 'A'],
        [2, 'B'],
      ],
    ],
    [
      'sqlite',
      'CREATE TRIGGER t BEGIN A; CASE WHEN x THEN y END; END;\nB',
      [
        [1, 'CREATE TRIGGER t BEGIN A; CASE WHEN x THEN y END; END'],
        [2, 'B'],
      ],
    ],
    [
      'tsql',
      'SELECT 1\nGO\nSELECT 2\ngo',
      [
        [1, 'SELECT 1'],
        [3, 'SELECT 2'],
      ],
    ],
    [
      'tsql',
      "SELECT '\nGO\n'\nGO\nSELECT 2",
      [
        [1, "SELECT '\nGO\n'"],
        [5, 'SELECT 2'],
      ],
    ],
    [
      'tsql',
      'DROP TABLE a\n\nDROP TABLE b',
      [
        [1, 'DROP TABLE a'],
        [3, 'DROP TABLE b'],
      ],
    ],
    [
      'tsql',
      'ALTER TABLE a\nDROP COLUMN b\nDROP TABLE c',
      [
        [1, 'ALTER TABLE a\nDROP COLUMN b'],
        [3, 'DROP TABLE c'],
      ],
    ],
    [
      'tsql',
      'CREATE PROC p AS\nDELETE FROM a\nDROP TABLE b\nGO\nDROP TABLE c',
      [
        [1, 'CREATE PROC p AS\nDELETE FROM a\nDROP TABLE b'],
        [5, 'DROP TABLE c'],
      ],
    ],
    [
      'tsql',
      'UPDATE a\nSET x = CASE WHEN y THEN 1 ELSE 2 END\nDELETE FROM b',
      [
        [1, 'UPDATE a\nSET x = CASE WHEN y THEN 1 ELSE 2 END'],
        [3, 'DELETE FROM b'],
      ],
    ],
    [
      'tsql',
      'CREATE TABLE a (x int REFERENCES b ON DELETE CASCADE)\nDELETE FROM a',
      [
        [1, 'CREATE TABLE a (x int REFERENCES b ON DELETE CASCADE)'],
        [2, 'DELETE FROM a'],
      ],
    ],
  ])('%s: %j', (dialect, text, pieces) => {
    expect(split(text, dialect).map(({ line, sql }) => [line, sql])).toEqual(pieces);
  });

  it('loses no token, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIALECTS), scripts, (dialect, text) => {
        let end = 0;
        for (const token of tokenize(text, dialect)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
        split(text, dialect);
      }),
    );
  });

  it('never calls garbage nothing', async () => {
    for (const dialect of DIALECTS) {
      const analyser = await loadDialect(dialect);
      fc.assert(
        fc.property(scripts, (text) => {
          for (const statement of analyser.split(text)) analyser.analyse(statement);
        }),
      );
      fc.assert(
        fc.property(fc.stringMatching(/^[QXZ]{3,12} [a-z]{1,8}$/), (text) => {
          const acts = analyser.split(text).flatMap((one) => analyser.analyse(one));
          expect(acts.some(({ kind }) => kind === 'opaque')).toBe(true);
        }),
      );
    }
  });

  it('stays quick on what is made to be slow', () => {
    for (const dialect of DIALECTS) {
      for (const piece of [
        '(',
        '[',
        '/*',
        "'",
        '"',
        '`',
        'BEGIN ',
        'CASE ',
        ';',
        '\nGO\n',
        '\nDELIMITER x\n',
        'DROP TABLE a,',
      ]) {
        expect(Array.isArray(split(piece.repeat(20_000), dialect))).toBe(true);
      }
    }
  });
});

const WORDS =
  'DROP TABLE DELETE FROM WHERE ALTER COLUMN ADD SET BEGIN END CASE GO EXEC CREATE PROCEDURE a b'.split(
    ' ',
  );
const MARKS = [
  ';',
  ',',
  '(',
  ')',
  '[',
  ']',
  '`',
  "'",
  '"',
  '--',
  '/*',
  '*/',
  '/*!',
  '#',
  '\n',
  ' ',
  '$$',
  '\0',
  '=',
];
const scripts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...WORDS, ...MARKS), { maxLength: 60 }).map((parts) => parts.join(' ')),
);
