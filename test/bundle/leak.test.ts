import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Metafile } from 'esbuild';
import { bundleCli } from '../../scripts/bundle-cli.ts';
import { leaksAmong, startUpModules } from '../../scripts/start-up.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('what the built command line loads at start-up', () => {
  let metafile: Metafile;
  beforeAll(async () => {
    metafile = await bundleCli(root, `${root}dist/never-written`, false);
  });

  it('is the program and its commands, and nothing heavy', () => {
    const modules = startUpModules(metafile);
    expect(leaksAmong(modules)).toEqual([]);
    expect(modules).toContain('src/cli/program.ts');
    expect(modules).toContain('src/cli/commands/assess.ts');
    expect(modules.some((module) => module.includes('node_modules/commander/'))).toBe(true);
    expect(modules.length).toBeGreaterThan(20);
    expect(modules.length).toBeLessThan(80);
  });

  it('leaves the heavy parts where commands find them', () => {
    const all = Object.values(metafile.outputs).flatMap((output) => [
      ...Object.keys(output.inputs),
      ...output.imports.filter(({ external }) => external).map(({ path }) => path),
    ]);
    const heavy = new Set(
      leaksAmong(all).map((module) => module.split('node_modules/').at(-1)?.split('/')[0]),
    );
    for (const name of ['zod', 'yaml']) expect(heavy).toContain(name);
  });
});

describe('the check itself', () => {
  const entry = (source: string) =>
    build({
      absWorkingDir: root,
      stdin: { contents: source, resolveDir: `${root}src/cli`, loader: 'ts' },
      outdir: `${root}dist/never-written`,
      write: false,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      metafile: true,
      external: ['pino'],
      logLevel: 'silent',
    });

  /** The stand-in entry takes the place of the real ones. */
  async function planted(source: string): Promise<readonly string[]> {
    const { metafile } = await entry(source);
    const [first] = Object.values(metafile.outputs);
    if (!first) throw new Error('nothing was built');
    const outputs = {
      'a.js': { ...first, entryPoint: 'src/cli/main.ts' },
      'b.js': { ...first, entryPoint: 'src/cli/run.ts' },
    };
    return leaksAmong(startUpModules({ ...metafile, outputs }));
  }

  it('finds a bundled package that leaks', async () => {
    const leaks = await planted("import { z } from 'zod'; console.log(z.string());");
    expect(leaks.length).toBeGreaterThan(0);
  });

  it('finds an outside package that leaks', async () => {
    expect(await planted("import { pino } from 'pino'; console.log(pino());")).toEqual(['pino']);
  });

  it('refuses a bundle without the entries', () => {
    expect(() => startUpModules({ inputs: {}, outputs: {} })).toThrow(/no file of its own/);
  });
});
