import type { Tool } from '../types.ts';
import { besideMigrations } from './beside-migrations.ts';
import { javascriptTools } from './javascript.ts';
import { languageTools } from './languages.ts';

/** Programs that put packages and releases before everybody. */
export const publishTools: readonly Tool[] = [
  ...javascriptTools,
  ...languageTools,
  ...besideMigrations,
];
