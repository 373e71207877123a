import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { CliContext } from '../../context.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { UsageError } from '../../faults.ts';
import { say } from '../say.ts';
import { BEFORE, hookScript, MARK } from './hook-script.ts';
import type { HookName, Program } from './hook-script.ts';
import { hooksFolder } from './hooks-folder.ts';

export interface InstallOptions {
  readonly server?: true;
  readonly client?: true;
}

/** `holdpoint git-hook install`: a bare repository is taken for a server's. */
export async function runInstall(options: InstallOptions, context: CliContext): Promise<ExitCode> {
  const { folder, isBare } = await hooksFolder(context);
  const isServer = options.server === true || (options.client !== true && isBare);
  const name: HookName = isServer ? 'pre-receive' : 'pre-push';
  const path = join(folder, name);
  const kept = await makeRoom(path);
  await mkdir(folder, { recursive: true });
  await putWhole(path, hookScript(name, programHere()));
  say(context, [
    `holdpoint: ${path} is in place${kept ? `, and runs ${name}${BEFORE} first` : ''}.`,
    ...(isServer
      ? [
          'Tell it whom to ask: git config holdpoint.server URL, git config holdpoint.tokenFile FILE.',
          'Without a server it judges by git config holdpoint.policy FILE, and what is held is refused.',
        ]
      : ['It looks before each push and only tells; the server decides.']),
  ]);
  return EXIT.allow;
}

/** `holdpoint git-hook uninstall`: takes out what we wrote, and puts back what was there before. */
export async function runUninstall(context: CliContext): Promise<ExitCode> {
  const { folder } = await hooksFolder(context);
  const gone: string[] = [];
  for (const name of ['pre-receive', 'pre-push'] as const) {
    const path = join(folder, name);
    if ((await stateOf(path)) !== 'ours') continue;
    if ((await stateOf(path + BEFORE)) === 'none') await rm(path);
    else await rename(path + BEFORE, path);
    gone.push(path);
  }
  if (gone.length === 0) {
    throw new UsageError(`${folder}: there is no hook of Holdpoint. Nothing was changed`);
  }
  say(
    context,
    gone.map((path) => `holdpoint: ${path} is as it was before.`),
  );
  return EXIT.allow;
}

/** Moves a hook of somebody else aside. True where there is one to be run first. */
async function makeRoom(path: string): Promise<boolean> {
  const [there, before] = [await stateOf(path), await stateOf(path + BEFORE)];
  if (there !== 'foreign') return before !== 'none';
  if (before !== 'none') {
    throw new UsageError(
      `${path} is not ours, and ${path}${BEFORE} is there as well. Keep one of them under another name, then install again`,
    );
  }
  await rename(path, path + BEFORE);
  return true;
}

async function stateOf(path: string): Promise<'none' | 'ours' | 'foreign'> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return 'none';
  const text = found.isFile() ? await readFile(path, 'utf8') : '';
  return text.split('\n')[1] === MARK ? 'ours' : 'foreign';
}

/** Never half of a hook: git would run it. */
async function putWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new-${process.pid}`;
  await writeFile(draft, text, { mode: 0o755 });
  await rename(draft, path);
}

function programHere(): Program {
  const main = process.argv[1];
  if (main === undefined)
    throw new UsageError('holdpoint does not know where it lies. Run it as a file');
  return { node: process.execPath, main: realpathSync(main) };
}
