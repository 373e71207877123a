/**
 * The hook, run from its sources: `hook HOST [--launched | --batch]`. What is built starts by a file of its
 * own, written in scripts/bundle-guard.ts.
 */
import { runHook } from './run.ts';

await runHook(process.argv.slice(2));
