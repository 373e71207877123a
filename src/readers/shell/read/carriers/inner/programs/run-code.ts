import type { Invocation, Word } from '../../../../types.ts';
import { UNKNOWN } from '../../../../types.ts';
import { byText } from '../../../../world/by-text.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { packageAbove } from '../../runners/node/package-file.ts';
import { runScript } from '../../runners/node/run-script.ts';
import { absolutePath, folderOf } from '../../runners/shared/files.ts';
import { knownWord, named } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';
import { optionValue } from '../../options.ts';
import { readCode } from '../read-code.ts';
import { interpreterCall, type InterpreterCall } from './call.ts';
import { servedFolder } from './http-server.ts';
import { INTERPRETERS, type Interpreter, TOOLS_OF_FRAMEWORKS } from './interpreters.ts';

const PYTHON_LIBRARY = new Set(
  'json json.tool http.server venv unittest doctest timeit pdb cProfile profile py_compile compileall zipfile tarfile this site sysconfig ensurepip calendar ast dis tokenize trace pydoc webbrowser base64 gzip'.split(
    ' ',
  ),
);
/** With different words behind one file. */
const MOST_CALLS = 20;

const FETCHERS = new Set([
  'curl',
  'wget',
  'http',
  'https',
  'xh',
  'aria2c',
  'fetch',
  'iwr',
  'nc',
  'ncat',
]);

function carries(
  interpreter: Interpreter,
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const { language } = interpreter;
  const script = language === 'js' ? optionValue(invocation.args, ['--run']) : null;
  if (script !== null) return packageScript(script, invocation, world);
  const call = interpreterCall(interpreter, invocation.args);
  if (call.code.length > 0) {
    const text = call.code.map((word) => word.text).join('\n');
    const inner = readCode({ language, text, from: 'command', args: call.args });
    return [...unknownCode(call), ...inner, ...inPlace(interpreter, call)];
  }
  if (call.module.length > 0) return moduleOf(interpreter, call.module, invocation, world);
  if (call.asks) return [];
  if (call.script === null || call.script.text === '-' || call.script.text === '/dev/stdin')
    return fromStdin(interpreter, call, invocation, world);
  return scriptOf(interpreter, call.script, call.args, invocation, world);
}

/** `node --run name`. */
function packageScript(
  script: Word,
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  const folder = folderOf(invocation, world);
  const file = folder === null ? null : packageAbove(folder, world);
  const behind = invocation.args.findIndex(({ text }) => text === '--');
  const args = behind < 0 ? [] : invocation.args.slice(behind + 1);
  return file === null ? null : runScript(file, script.text, args, world);
}

function unknownCode({ code }: InterpreterCall): readonly Carried[] {
  const all = code.every(({ text }) => text.replaceAll(UNKNOWN, '').trim() === '');
  if (!all || code.every(({ known }) => known)) return [];
  return [{ kind: 'unread', why: 'The code that is run cannot be known.', fetched: false }];
}

/** `perl -pi -e`: the files that are edited are as `sed -i` would edit them. */
function inPlace({ language }: Interpreter, call: InterpreterCall): readonly Carried[] {
  if (language !== 'perl' && language !== 'ruby') return [];
  const edits = call.options.some(
    (text) => /^-[a-hj-zA-Z0-9]*i/.test(text) && !text.startsWith('--'),
  );
  if (!edits || call.args.length === 0) return [];
  return [
    { kind: 'words', words: [...['sed', '-i', '-e', 's/a/b/'].map(knownWord), ...call.args] },
  ];
}

function fromStdin(
  { language }: Interpreter,
  call: InterpreterCall,
  { stdin, ...invocation }: Invocation,
  world: ShellWorld,
): readonly Carried[] {
  switch (stdin.kind) {
    case 'none':
    case 'unknown':
      return [];
    case 'text':
      return readCode({ language, text: stdin.text, from: 'command', args: call.args });
    case 'file':
      return fileCode(language, stdin.path, call.args, { stdin, ...invocation }, world) ?? [];
    case 'output': {
      const fetched = FETCHERS.has(stdin.of.program);
      const why = `The output of ${stdin.of.program} is run as ${language} code.`;
      return [{ kind: 'unread', why, fetched }];
    }
  }
}

function scriptOf(
  { language }: Interpreter,
  script: Word,
  args: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  if (TOOLS_OF_FRAMEWORKS.test(script.text)) return null;
  const program = /\/(?:\.bin|bin|Scripts)\/([\w.-]+)$/.exec(script.text)?.[1];
  if (program !== undefined && /node_modules|venv|vendor/.test(script.text))
    return [{ kind: 'words', words: [knownWord(program), ...args] }];
  if (isOwnCli(script.text)) return [{ kind: 'words', words: [knownWord('holdpoint'), ...args] }];
  if (!script.known)
    return [{ kind: 'unread', why: 'Which script is run cannot be known.', fetched: false }];
  if (/^https?:\/\//.test(script.text))
    return [{ kind: 'unread', why: 'A script is fetched from elsewhere and run.', fetched: true }];
  return fileCode(language, script, args, invocation, world);
}

/** Holdpoint's own command line, by the file that it is: it is judged as by its name. */
function isOwnCli(path: string): boolean {
  return /(?:^|\/)holdpoint\/(?:[\w.-]+\/){0,3}cli\/main\.[jt]s$/.test(path);
}

/** What a file of code does; null where it cannot be looked at. */
export function fileCode(
  language: Interpreter['language'],
  path: Word,
  args: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  if (!path.known) return null;
  const absolute = absolutePath(path.text, folderOf(invocation, world), world);
  if (absolute === null) return null;
  for (const each of language === 'js'
    ? [absolute, `${absolute}.js`, `${absolute}/index.js`]
    : [absolute]) {
    const look = world.look(each);
    if (look.kind === 'text') return codeOfFile(language, look.text, args);
  }
  return null;
}

const readings = byText(() => new Map<string, readonly Carried[]>());

function codeOfFile(
  language: Interpreter['language'],
  text: string,
  args: readonly Word[],
): readonly Carried[] {
  const known = readings(text);
  const key = JSON.stringify([language, args]);
  const found = known.get(key) ?? readCode({ language, text, from: 'file', args });
  if (known.size < MOST_CALLS) known.set(key, found);
  return found;
}

/** `python -m pip …` is `pip …`; a module of the project is its file; one of the library does no harm. */
function moduleOf(
  interpreter: Interpreter,
  [module, ...args]: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] | null {
  if (module === undefined || !module.known) return null;
  if (interpreter.language !== 'python') return [{ kind: 'words', words: [module, ...args] }];
  if (module.text === 'http.server') return servedFolder(args, invocation, world);
  if (PYTHON_LIBRARY.has(module.text)) return [];
  const path = module.text.replaceAll('.', '/');
  for (const name of [`${path}.py`, `${path}/__main__.py`]) {
    const found = fileCode('python', knownWord(name), args, invocation, world);
    if (found !== null) return found;
  }
  const program = MODULES[module.text] ?? module.text.split('.')[0] ?? module.text;
  return [{ kind: 'words', words: [knownWord(program), ...args] }];
}

/** Modules whose program has another name. */
const MODULES: Readonly<Record<string, string>> = {
  awscli: 'aws',
  django: 'django-admin',
  'ansible.playbook': 'ansible-playbook',
  flask: 'flask',
};

function called(interpreter: Interpreter, invocation: Invocation): string {
  const { code, module, script } = interpreterCall(interpreter, invocation.args);
  if (code.length > 0) return named(invocation, interpreter.code[0] ?? interpreter.evaluates);
  return named(invocation, module.length > 0 ? '-m' : undefined, module[0]?.text ?? script?.text);
}

export const CODE_CARRIERS: readonly Carrier[] = INTERPRETERS.map((interpreter) => ({
  programs: interpreter.programs,
  carries: (invocation, world) => carries(interpreter, invocation, world),
  called: (invocation) => called(interpreter, invocation),
}));
