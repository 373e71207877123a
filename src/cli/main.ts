#!/usr/bin/env node
/** Wires the command line to the process. Start-up is a feature: nothing heavy is imported here. */
import module from 'node:module';
import { join } from 'node:path';
import { newEnoughNode, runUnderNewerNode } from './node-version.ts';

if (newEnoughNode(process.versions.node)) {
  // Compiled code is kept beside the bundle, where only who may change the code may change it too.
  if (import.meta.filename.endsWith('.js')) {
    module.enableCompileCache(join(import.meta.dirname, '../.compiled'));
  }
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date().toISOString(),
  });
} else {
  process.exitCode = await runUnderNewerNode(process.argv.slice(1), process.versions.node);
}
