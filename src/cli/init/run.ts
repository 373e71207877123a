import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { discover } from '../../config/init/discover.ts';
import type { Discovery } from '../../config/init/discovery.ts';
import { renderCatalog } from '../../config/init/render-catalog.ts';
import { renderPolicy } from '../../config/init/render-policy.ts';
import { repositoryRoot } from '../assess/find-upwards.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { count, listOf } from '../render/counting.ts';
import { plain } from '../terminal/layout.ts';

export interface InitOptions {
  readonly dir?: string;
  readonly force?: boolean;
}

/** `holdpoint init`. Either both files are written or none. */
export async function runInit(options: InitOptions, context: CliContext): Promise<ExitCode> {
  const root = await rootOf(options.dir, context.cwd);
  const paths = ['catalog.yaml', 'policy.yaml'].map((name) => join(root, '.holdpoint', name));
  if (options.force !== true) await refuseToOverwrite(paths, context.cwd);
  const found = await discover(root);
  const texts = [renderCatalog(found), renderPolicy(found)];
  await writeAll(paths, texts, options.force === true);
  const lines = [...sayFound(found), '', ...sayNext(paths, context.cwd)];
  context.stdout.write(`${lines.map(plain).join('\n')}\n`);
  return EXIT.allow;
}

async function rootOf(dir: string | undefined, cwd: string): Promise<string> {
  if (dir === undefined) return repositoryRoot(cwd) ?? cwd;
  const folder = resolve(cwd, dir);
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true) return folder;
  throw new UsageError(`--dir ${dir}: there is no such folder. Name the folder of a repository`);
}

async function refuseToOverwrite(paths: readonly string[], cwd: string): Promise<void> {
  for (const path of paths) {
    if (await stat(path).catch(() => null)) {
      throw new UsageError(`${relative(cwd, path)}: is there already. Overwrite it with --force`);
    }
  }
}

async function writeAll(
  paths: readonly string[],
  texts: readonly string[],
  overwrite: boolean,
): Promise<void> {
  const written: string[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, texts[index] ?? '', { flag: overwrite ? 'w' : 'wx' });
      written.push(path);
    }
  } catch (error) {
    if (!overwrite) await Promise.all(written.map((path) => rm(path, { force: true })));
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(
      `${dirname(paths[0] ?? '')}: cannot be written to (${code}). Check who may write there`,
      { cause: error },
    );
  }
}

function sayFound({ systems, teams, people, environments }: Discovery): readonly string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [count(systems.length, 'system'), systems.map(({ id }) => id)],
    [count(teams.length, 'team'), teams.map(({ id }) => id)],
    [count(people.length, 'person', 'people'), people.map(({ name }) => name)],
    [count(environments.length, 'environment'), environments.map(({ name }) => name)],
  ];
  const found = parts.filter(([, names]) => names.length > 0);
  if (found.length === 0) return ['Found nothing to go by; the files hold an example to fill in.'];
  return ['Found', ...found.map(([number, names]) => `  ${number}: ${listOf(names, 5)}`)];
}

function sayNext(paths: readonly string[], cwd: string): readonly string[] {
  return [
    ...paths.map((path) => `Wrote ${relative(cwd, path)}`),
    '',
    'Set the tiers, and the levels of the people. Then:',
    '  holdpoint policy lint',
    '  holdpoint drill',
  ];
}
