import type { Analyser, Dialect } from './types.ts';
import type { LocalDialect } from './dialects/lexer.ts';

async function postgresql(): Promise<Analyser> {
  return (await import('./postgresql/analyser.ts')).loadPostgresql();
}

async function local(dialect: LocalDialect): Promise<Analyser> {
  return (await import('./dialects/analyser.ts')).loadDialect(dialect);
}

/** Every dialect that is understood. Each is loaded when a script in it is met. */
const ANALYSERS: Readonly<Partial<Record<Dialect, () => Promise<Analyser>>>> = {
  postgresql,
  mysql: () => local('mysql'),
  sqlite: () => local('sqlite'),
  tsql: () => local('tsql'),
};

/** The analyser of a dialect. One that nobody has written is read as PostgreSQL, which holds what it refuses. */
export async function loadAnalyser(dialect: Dialect): Promise<Analyser> {
  const load = ANALYSERS[dialect] ?? postgresql;
  return load();
}
