/** Node processes that run from the sources, as often as a test kills them. */
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

/** Environment in which the sources are compiled once for all processes; under `dist/`, which nothing keeps. */
export const COMPILED: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../dist/.compiled-for-tests'),
};

/** For a process that will be killed: what it compiled is otherwise kept only at an orderly end. */
export function keepCompiled(): void {
  flushCompileCache();
}
