/** Calls that run a program or a command line. */
import { type Call, onlyText, textValue, type Value } from '../code/value.ts';
import { argument, commands, shellTexts, surroundings, wordsOfItems } from './carry.ts';
import type { Rule, RuleContext, Rules } from './types.ts';

/** The first argument is a command line, or a list of words. */
const line: Rule = (call, context) =>
  shellTexts(argument(call, 0, 'args', 'cmd', 'command'), context, surroundings(call));

/** A program and a list of its words: `spawn('rm', ['-rf', x])`. */
const programAndList: Rule = (call, context) => {
  const [program, words] = call.args;
  if (words?.items === undefined) return line(call, context);
  return wordsOfItems([program ?? {}, ...words.items], context, surroundings(call));
};

/** Each argument is a word; a single one is a command line. */
const eachWord: Rule = (call, context) => {
  const words = call.args.filter(({ entries }) => entries === undefined);
  const [first, ...rest] = words;
  if (first === undefined) return [];
  return rest.length === 0
    ? shellTexts(first, context, surroundings(call))
    : wordsOfItems(words, context, surroundings(call));
};

/** `execl(path, argv0, word, …)` and `execv(path, [argv0, word, …])`. */
const replaced =
  (skip: number, list: boolean): Rule =>
  ({ args }, context) => {
    const words = list ? (args[skip + 1]?.items ?? []) : args.slice(skip + 1);
    return wordsOfItems([args[skip] ?? {}, ...words.slice(1)], context);
  };

const options =
  (key: string): Rule =>
  (call, context) => {
    const list = argument(call, 9, key);
    const program = call.args[0];
    if (program?.texts === undefined && list.items !== undefined)
      return wordsOfItems(list.items, context);
    return wordsOfItems([program ?? {}, ...(list.items ?? [])], context, surroundings(call));
  };

function shellMethod(name: string): Rule {
  return ({ args }: Call, context: RuleContext) => {
    const words: readonly Value[] = args.flatMap((value) => value.items ?? [value]);
    return commands([name, ...words.filter(({ entries }) => entries === undefined)], context);
  };
}

const SHELLJS = ['rm', 'mv', 'cp', 'chmod', 'mkdir', 'sed'];

const PYTHON: Rules = {
  'os.system': line,
  'os.popen': line,
  'commands.getoutput': line,
  'subprocess.run': line,
  'subprocess.call': line,
  'subprocess.check_call': line,
  'subprocess.check_output': line,
  'subprocess.Popen': line,
  'subprocess.getoutput': line,
  'subprocess.getstatusoutput': line,
  'pty.spawn': line,
  'pexpect.run': line,
  'pexpect.spawn': line,
  'asyncio.create_subprocess_shell': line,
  'asyncio.create_subprocess_exec': eachWord,
  'asyncio.subprocess.create_subprocess_shell': line,
  'os.execv': replaced(0, true),
  'os.execvp': replaced(0, true),
  'os.execve': replaced(0, true),
  'os.execvpe': replaced(0, true),
  'os.execl': replaced(0, false),
  'os.execlp': replaced(0, false),
  'os.execle': replaced(0, false),
  'os.spawnv': replaced(1, true),
  'os.spawnvp': replaced(1, true),
  'os.spawnl': replaced(1, false),
  'os.spawnlp': replaced(1, false),
  'os.posix_spawn': replaced(0, true),
  'os.posix_spawnp': replaced(0, true),
};

const JS: Rules = {
  'child_process.exec': line,
  'child_process.execSync': line,
  'child_process.spawn': programAndList,
  'child_process.spawnSync': programAndList,
  'child_process.execFile': programAndList,
  'child_process.execFileSync': programAndList,
  execa: programAndList,
  execaSync: programAndList,
  execaCommand: line,
  execaCommandSync: line,
  'execa.execa': programAndList,
  'execa.execaSync': programAndList,
  'execa.execaCommand': line,
  'execa.$``': line,
  'execa.command': line,
  '$``': line,
  '$.sync``': line,
  'bun.$``': line,
  'zx.$``': line,
  'Bun.$``': line,
  'Bun.spawn': line,
  'Bun.spawnSync': line,
  'Deno.run': (call, context) => shellTexts(argument(call, 9, 'cmd'), context),
  'Deno.Command': options('args'),
  'shelljs.exec': line,
  'shell.exec': line,
  ...Object.fromEntries(
    SHELLJS.flatMap((name) => [
      [`shelljs.${name}`, shellMethod(name)],
      [`shell.${name}`, shellMethod(name)],
    ]),
  ),
};

const RUBY: Rules = {
  system: eachWord,
  exec: eachWord,
  spawn: eachWord,
  sh: eachWord,
  'Kernel.system': eachWord,
  'Kernel.exec': eachWord,
  'Kernel.spawn': eachWord,
  'Process.spawn': eachWord,
  'IO.popen': line,
  'Open3.capture2': eachWord,
  'Open3.capture2e': eachWord,
  'Open3.capture3': eachWord,
  'Open3.popen2': eachWord,
  'Open3.popen2e': eachWord,
  'Open3.popen3': eachWord,
  'PTY.spawn': eachWord,
};

const PERL: Rules = {
  system: eachWord,
  exec: eachWord,
  qx: line,
  readpipe: line,
  'IPC.Run.run': line,
  open: (call, context) => {
    const [, mode, ...words] = call.args;
    const how = onlyText(mode);
    if (how === '-|' || how === '|-') return eachWord({ ...call, args: words }, context);
    const piped = /^\s*\|(.*)$|^(.*)\|\s*$/s.exec(how ?? '');
    return piped === null ? null : shellTexts(textValue(piped[1] ?? piped[2] ?? ''), context);
  },
};

const PHP: Rules = {
  system: line,
  exec: line,
  shell_exec: line,
  passthru: line,
  popen: line,
  proc_open: line,
  pcntl_exec: programAndList,
};

const OTHERS: Rules = {
  'os.execute': line,
  'io.popen': line,
  system: line,
  system2: programAndList,
  run: line,
  shell: line,
  'System.cmd': programAndList,
  'System.shell': line,
  ':os.cmd': line,
  'text.execute': ({ on }, context) => shellTexts(on ?? {}, context),
  'list.execute': ({ on }, context) => shellTexts(on ?? {}, context),
};

/** `kill(pid, signal)` of C: what `kill` is told. */
const kills: Rule = ({ args: [pid = {}] }, context) => commands(['kill', '-9', '--', pid], context);

const C: Rules = {
  system: line,
  popen: line,
  kill: kills,
  execl: replaced(0, false),
  execlp: replaced(0, false),
  execle: replaced(0, false),
  execv: replaced(0, true),
  execvp: replaced(0, true),
};

const GO: Rules = {
  'exec.Command': (call, context) => wordsOfItems(call.args.flatMap(spread), context),
  'exec.CommandContext': (call, context) =>
    wordsOfItems(call.args.slice(1).flatMap(spread), context),
  'syscall.Exec': programAndList,
};

function spread(value: Value): readonly Value[] {
  return value.items ?? [value];
}

const JAVA: Rules = {
  'Runtime.getRuntime().exec': line,
  ProcessBuilder: eachWord,
  'ProcessBuilder().command': eachWord,
};

export const COMMAND_RULES: Readonly<Record<string, Rules>> = {
  python: PYTHON,
  js: JS,
  ruby: RUBY,
  perl: PERL,
  php: PHP,
  lua: OTHERS,
  r: OTHERS,
  julia: OTHERS,
  groovy: OTHERS,
  elixir: OTHERS,
  awk: {},
  c: C,
  go: GO,
  java: JAVA,
};

/** Methods of connections that run a command line on another machine or in a task runner. */
export const COMMAND_METHODS: Rules = {
  exec_command: line,
  run_command: line,
  execCommand: line,
};
