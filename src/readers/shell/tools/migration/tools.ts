import type { Tool } from '../types.ts';
import { compiledTools } from './compiled.ts';
import { enterpriseTools } from './enterprise.ts';
import { javascriptTools } from './javascript.ts';
import { pythonTools } from './python.ts';
import { railsTools } from './rails.ts';

/** Runners of migrations, and frameworks that bring one along. */
export const migrationTools: readonly Tool[] = [
  ...railsTools,
  ...pythonTools,
  ...javascriptTools,
  ...compiledTools,
  ...enterpriseTools,
];
