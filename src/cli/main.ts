#!/usr/bin/env node
/** Wires the command line to the process. Start-up is a feature: nothing heavy is imported here. */
import module from 'node:module';
import { join } from 'node:path';
import { newEnoughNode, runUnderNewerNode } from './node-version.ts';

if (newEnoughNode(process.versions.node)) {
  // Compiled code is kept beside the bundle, where only who may change the code may change it too.
  const isBuilt = import.meta.filename.endsWith('.js');
  if (isBuilt) module.enableCompileCache(join(import.meta.dirname, '../.compiled'));
  if (process.argv[2] === 'hook' && !asksForHelp(process.argv[3])) {
    // An agent waits for this before each of its steps: nothing else is loaded for it.
    const guard = isBuilt ? '../guard/main.cjs' : './guard/main.ts';
    await import(guard);
  } else {
    const { run } = await import('./run.ts');
    process.exitCode = await run(process.argv.slice(2), {
      cwd: process.cwd(),
      env: process.env,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      now: () => new Date().toISOString(),
    });
  }
} else {
  process.exitCode = await runUnderNewerNode(process.argv.slice(1), process.versions.node);
}

function asksForHelp(word: string | undefined): boolean {
  return word === undefined || word === '--help' || word === '-h';
}
