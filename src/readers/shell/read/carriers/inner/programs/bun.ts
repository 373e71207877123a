/** Bun and Deno run scripts of the project as well as code. */
import type { Invocation } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { executed } from '../../runners/node/execute.ts';
import { objectOf, packageAbove, textsOf } from '../../runners/node/package-file.ts';
import { runScript } from '../../runners/node/run-script.ts';
import { fileAbove, folderOf, shownPath } from '../../runners/shared/files.ts';
import { takeOptions } from '../../runners/shared/options.ts';
import { followedBy, knownWords, named } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { readCode } from '../read-code.ts';

const OWN =
  /^(?:install|i|add|a|remove|rm|update|outdated|link|unlink|pm|build|init|create|c|upgrade|publish|patch|audit|info|why|repl|test|completions|help)$/;

function bun(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, [
    '-e',
    '--eval',
    '-p',
    '--print',
    '--cwd',
    '--filter',
  ]);
  const code = ['-e', '--eval', '-p', '--print'].flatMap((option) => taken.given.get(option) ?? []);
  if (code.length > 0)
    return code.flatMap(({ text }) =>
      readCode({ language: 'js', text, from: 'command', args: taken.rest }),
    );
  const [first, ...others] = taken.rest;
  if (first === undefined) return null;
  if (first.text === 'x') return executed(others);
  const runs = first.text === 'run';
  const [script, ...args] = runs ? takeOptions(others, []).rest : taken.rest;
  if (script === undefined || !script.known || (!runs && OWN.test(script.text))) return null;
  const folder = folderOf(invocation, world);
  const file = folder === null ? null : packageAbove(folder, world);
  const found = file === null ? null : runScript(file, script.text, args, world);
  if (found !== null) return found;
  return /\.[cm]?[jt]sx?$/.test(script.text)
    ? [{ kind: 'words', words: [...knownWords('node'), script, ...args] }]
    : null;
}

/** `deno task name`: of `deno.json`, else of `package.json`. */
function denoTask(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const taken = takeOptions(invocation.args, ['-c', '--config', '--cwd']);
  if (taken.rest[0]?.text !== 'task') return null;
  const [script, ...args] = takeOptions(taken.rest.slice(1), ['--cwd']).rest;
  const folder = folderOf(invocation, world);
  if (script === undefined || folder === null) return null;
  const file = fileAbove(folder, ['deno.json', 'deno.jsonc'], world);
  const root =
    file === null ? null : objectOf(file.text.replace(/^[^\S\r\n\u2028\u2029]*\/\/[^\n]*$/gm, ''));
  const task = textsOf(root?.['tasks']).get(script.text);
  if (file !== null && task !== undefined)
    return [
      {
        kind: 'text',
        text: followedBy(task, args),
        source: shownPath(file.path, world),
        around: { cwd: file.folder },
      },
    ];
  const own = packageAbove(folder, world);
  return own === null ? null : runScript(own, script.text, args, world);
}

export const BUN: Carrier = {
  programs: ['bun'],
  carries: bun,
  called: (invocation) => named(invocation, ...invocation.args.slice(0, 2).map(({ text }) => text)),
};

export const DENO_TASKS: Carrier = {
  programs: ['deno'],
  carries: denoTask,
  called: (invocation) => named(invocation, ...invocation.args.slice(0, 2).map(({ text }) => text)),
};
