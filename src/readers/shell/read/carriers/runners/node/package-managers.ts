import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import type { Carried, Carrier } from '../../types.ts';
import { folderOf } from '../shared/files.ts';
import { hasOption, takeOptions, type Taken, valueOf } from '../shared/options.ts';
import { knownWords, named } from '../shared/words.ts';
import { executed } from './execute.ts';
import { type PackageFile, packageAbove, workspacesOf } from './package-file.ts';
import { runScripts } from './run-script.ts';

interface Manager {
  readonly program: string;
  /** Options in front of the subcommand that take a value. */
  readonly valued: readonly string[];
  /** Subcommands that run the script whose name follows. */
  readonly run: readonly string[];
  /** Subcommands that run the script of their own name. */
  readonly named: readonly string[];
  /** Subcommands that run a program of a package. */
  readonly execute: readonly string[];
  /** Whether any other word is a script, or a program of the project. */
  readonly shorthand: boolean;
  /** Words that are never a script of that name. */
  readonly own: string;
}

const FOLDERS = ['--prefix', '--cwd', '--dir', '-C'];
const PACKAGES = ['-w', '--workspace', '--filter', '-F'];
const NPM_NAMED = ['test', 't', 'tst', 'start', 'stop', 'restart'];

const PNPM_OWN =
  'add install i update up upgrade remove rm uninstall link unlink import rebuild prune fetch install-test it patch patch-commit audit list ls outdated why licenses publish pack root bin store env setup init deploy doctor config create server help cat-file approve-builds self-update login logout whoami dist-tag unpublish deprecate owner access';
const YARN_OWN =
  'add install init remove up upgrade upgrade-interactive link unlink import audit list outdated why licenses publish pack bin cache config create dedupe global help info login logout node owner patch plugin policies prune rebuild search set tag team unplug version versions workspaces constraints autoclean check explain npm stage';

const MANAGERS: readonly Manager[] = [
  {
    program: 'npm',
    valued: [...FOLDERS, ...PACKAGES, '--loglevel', '--registry', '--userconfig', '--cache'],
    run: ['run', 'run-script', 'rum', 'urn'],
    named: NPM_NAMED,
    execute: ['exec', 'x'],
    shorthand: false,
    own: '',
  },
  {
    program: 'pnpm',
    valued: [...FOLDERS, ...PACKAGES, '--reporter', '--loglevel', '--workspace-concurrency'],
    run: ['run', 'run-script'],
    named: ['test', 't', 'tst', 'start', 'stop', 'restart'],
    execute: ['exec', 'dlx', 'x'],
    shorthand: true,
    own: PNPM_OWN,
  },
  {
    program: 'yarn',
    valued: [...FOLDERS, '--registry', '--mutex', '--modules-folder', '--network-timeout'],
    run: ['run'],
    named: ['test', 'start', 'stop', 'restart'],
    execute: ['exec', 'dlx'],
    shorthand: true,
    own: YARN_OWN,
  },
];

/** Short names of npm for what it runs. */
const FULL: Readonly<Record<string, string>> = { t: 'test', tst: 'test' };

function carries(manager: Manager, invocation: Invocation, world: ShellWorld) {
  const taken = takeOptions(invocation.args, manager.valued);
  const [command, ...rest] = taken.rest;
  if (command === undefined || !command.known || hasOption(taken, '--help', '-h')) return null;
  const { text } = command;
  if (manager.execute.includes(text)) return executed(rest);
  if (manager.program === 'yarn' && text === 'workspace')
    return inWorkspace(rest, invocation, world);
  if (manager.program === 'yarn' && text === 'workspaces') {
    const at = rest.findIndex((word) => word.text === 'run');
    return at < 0 ? null : scripts(manager, taken, rest.slice(at + 1), invocation, world, true);
  }
  if (manager.run.includes(text)) return scripts(manager, taken, rest, invocation, world);
  if (manager.named.includes(text)) return ownName(manager, taken, text, rest, invocation, world);
  if (!manager.shorthand || manager.own.split(' ').includes(text)) return null;
  return scripts(manager, taken, taken.rest, invocation, world) ?? programOf(taken.rest);
}

function ownName(
  manager: Manager,
  taken: Taken,
  text: string,
  rest: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const script = FULL[text] ?? text;
  const run = (name: string) =>
    scripts(manager, taken, [...knownWords(name), ...rest], invocation, world);
  if (script !== 'restart') return run(script);
  return run('restart') ?? [...(run('stop') ?? []), ...(run('start') ?? [])];
}

/** `yarn prisma migrate reset`: a program of the project, as it would be called alone. */
function programOf(words: readonly Word[]): readonly Carried[] | null {
  return words.length === 0 ? null : [{ kind: 'words', words }];
}

function scripts(
  manager: Manager,
  outer: Taken,
  words: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
  everywhere = false,
): readonly Carried[] | null {
  const inner = takeOptions(words, manager.valued);
  const [script, ...rest] = inner.rest;
  if (script === undefined) return null;
  if (!script.known)
    return [{ kind: 'unread', why: 'Which script is run cannot be known.', fetched: false }];
  const folder = valueOf(inner, ...FOLDERS) ?? valueOf(outer, ...FOLDERS);
  const at = folderOf(invocation, world, folder);
  const file = at === null ? null : packageAbove(at, world);
  if (file === null) return null;
  const args = scriptArgs(manager, rest);
  const late = manager.program === 'npm' ? optionsAmong(rest, manager.valued) : inner;
  const files = chosen(file, [outer, inner, late], world, everywhere);
  const found = runScripts(files, script.text, args, world);
  if (found === null && script.text === 'start' && manager.program === 'npm')
    return [{ kind: 'words', words: [...knownWords('node', 'server.js'), ...args] }];
  return found;
}

/** npm keeps options for itself up to `--` and gives on the operands; the others give on everything. */
function scriptArgs({ program, valued }: Manager, rest: readonly Word[]): readonly Word[] {
  if (program !== 'npm') return rest.filter(({ text }) => text !== '--');
  const [before, after] = atDashes(rest);
  const kept = before.filter(
    ({ text }, index) => !text.startsWith('-') && !valued.includes(before[index - 1]?.text ?? ''),
  );
  return [...kept, ...after];
}

/** npm takes its options behind the script's name, too. */
function optionsAmong(rest: readonly Word[], valued: readonly string[]): Taken {
  const [before] = atDashes(rest);
  const first = before.findIndex(({ text }) => text.startsWith('-'));
  return takeOptions(first < 0 ? [] : before.slice(first), valued);
}

function atDashes(words: readonly Word[]): readonly [readonly Word[], readonly Word[]] {
  const at = words.findIndex(({ text }) => text === '--');
  return at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)];
}

function chosen(
  file: PackageFile,
  takens: readonly Taken[],
  world: ShellWorld,
  everywhere: boolean,
): readonly PackageFile[] {
  const names = PACKAGES.flatMap((option) =>
    takens.flatMap(({ given }) => given.get(option) ?? []),
  );
  const all =
    everywhere ||
    takens.some((taken) => hasOption(taken, '--workspaces', '-ws', '-r', '--recursive'));
  if (names.length === 0 && !all) return [file];
  const packages = workspacesOf(file, world);
  if (all || names.some(({ known, text }) => !known || text.includes('*') || text.includes('...')))
    return packages;
  const texts = names.map(({ text }) => text.replace(/^\.\//, ''));
  return packages.filter(
    ({ name, folder }) =>
      texts.includes(name ?? '') || texts.some((text) => folder === `${file.folder}/${text}`),
  );
}

function inWorkspace(
  [workspace, ...words]: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const at = folderOf(invocation, world);
  const root = at === null ? null : packageAbove(at, world);
  if (root === null || workspace === undefined || words.length === 0) return null;
  const file = workspacesOf(root, world).find(({ name }) => name === workspace.text);
  const rest = words[0]?.text === 'run' ? words.slice(1) : words;
  const [script, ...args] = rest;
  if (script === undefined) return null;
  const found = file === undefined ? null : runScripts([file], script.text, args, world);
  return (
    found ??
    (rest === words && !YARN_OWN.split(' ').includes(script.text) ? programOf(words) : null)
  );
}

export const PACKAGE_MANAGERS: readonly Carrier[] = MANAGERS.map((manager) => ({
  programs: [manager.program],
  carries: (invocation, world) => carries(manager, invocation, world),
  called: (invocation) => {
    const { rest } = takeOptions(invocation.args, manager.valued);
    return named(invocation, rest[0]?.text, rest[1]?.text);
  },
}));
