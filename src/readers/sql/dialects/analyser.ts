import type { Analyser } from '../types.ts';
import type { LocalDialect } from './lexer.ts';
import { recognise } from './recognise.ts';
import { split } from './split.ts';

/** MySQL and MariaDB, SQLite, or T-SQL: told by the head of each statement and the tokens behind it. */
export function loadDialect(dialect: LocalDialect): Promise<Analyser> {
  return Promise.resolve({
    dialect,
    split: (text) => split(text, dialect),
    analyse: (statement) => recognise(statement, dialect),
  });
}
