import type { Analyser } from '../types.ts';

/** PostgreSQL through its own parser. */
export function loadPostgresql(): Promise<Analyser> {
  return Promise.resolve({ dialect: 'postgresql', split: () => [], analyse: () => [] });
}
