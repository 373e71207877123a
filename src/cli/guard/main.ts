#!/usr/bin/env node
/**
 * The hook: `hook HOST [--launched | --batch]`. Start-up is a feature: it loads what judging a call needs
 * and nothing else.
 */
import module from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

if (import.meta.filename.endsWith('.js')) {
  module.enableCompileCache(join(import.meta.dirname, '../.compiled'));
}
const { runHook } = await import('./run.ts');
await runHook(process.argv.slice(2));
