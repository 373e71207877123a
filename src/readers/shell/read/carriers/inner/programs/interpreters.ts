import type { LanguageId } from '../code/language.ts';

/** How an interpreter is told what to run. */
export interface Interpreter {
  readonly programs: readonly string[];
  readonly language: LanguageId;
  /** Options whose value is code; short ones also at the end of a cluster: `-ne`. */
  readonly code: readonly string[];
  /** Further options that take a value. */
  readonly valued?: readonly string[];
  /** Options that only ask. */
  readonly asks?: readonly string[];
  /** Words in front of a script's path that are no path: `deno run`. */
  readonly runs?: readonly string[];
  /** Subcommand whose operand is code: `deno eval`. */
  readonly evaluates?: string;
  /** Options after which the interpreter runs no script of its own: tests, a module. */
  readonly others?: readonly string[];
}

const PYTHONS = Array.from({ length: 10 }, (_, at) => `python3.${at + 6}`);

export const INTERPRETERS: readonly Interpreter[] = [
  {
    programs: [
      'python',
      'python2',
      'python3',
      ...PYTHONS,
      'pypy',
      'pypy3',
      'ipython',
      'ipython3',
      'py',
    ],
    language: 'python',
    code: ['-c'],
    valued: ['-W', '-X', '-Q'],
    asks: ['-V', '--version', '-h', '--help'],
    others: ['-m'],
  },
  {
    programs: ['node', 'nodejs', 'tsx', 'ts-node', 'esno', 'vite-node', 'babel-node', 'jiti'],
    language: 'js',
    code: ['-e', '-p', '--eval', '--print', '-pe'],
    valued: [
      '-r',
      '--require',
      '--import',
      '--loader',
      '--experimental-loader',
      '--env-file',
      '-C',
      '--conditions',
      '-P',
      '--project',
      '-O',
      '--input-type',
      '--tsconfig',
    ],
    asks: ['-v', '--version', '-h', '--help', '-c', '--check', '--test', '--v8-options'],
    runs: ['watch'],
  },
  {
    programs: ['deno'],
    language: 'js',
    code: [],
    valued: ['-c', '--config', '--import-map', '--env-file', '--ext', '--lock'],
    asks: ['-V', '--version', '-h', '--help'],
    runs: ['run'],
    evaluates: 'eval',
  },
  {
    programs: ['perl'],
    language: 'perl',
    code: ['-e', '-E'],
    valued: ['-I', '-M', '-m', '-C', '-x'],
    asks: ['-v', '-V', '-c', '--version', '-h'],
  },
  {
    programs: ['ruby', 'jruby', 'truffleruby'],
    language: 'ruby',
    code: ['-e'],
    valued: ['-I', '-r', '-C', '-E', '-F'],
    asks: ['-v', '--version', '-c', '-h', '--help'],
  },
  {
    programs: ['php'],
    language: 'php',
    code: ['-r', '-R', '-B', '-E'],
    valued: ['-d', '-c', '-t', '-S', '-z'],
    asks: ['-v', '--version', '-l', '-m', '-i', '-h', '--help', '--ini', '-S'],
  },
  {
    programs: ['lua', 'luajit', 'lua5.1', 'lua5.3', 'lua5.4'],
    language: 'lua',
    code: ['-e'],
    valued: ['-l'],
    asks: ['-v'],
  },
  {
    programs: ['Rscript', 'R'],
    language: 'r',
    code: ['-e'],
    asks: ['--version', '--help'],
    valued: ['-f'],
  },
  {
    programs: ['julia'],
    language: 'julia',
    code: ['-e', '-E', '--eval', '--print'],
    valued: ['-p', '-t', '-L', '--project'],
    asks: ['--version', '-v', '--help'],
  },
  {
    programs: ['groovy'],
    language: 'groovy',
    code: ['-e'],
    valued: ['-cp'],
    asks: ['--version', '-v', '--help'],
  },
  {
    programs: ['elixir'],
    language: 'elixir',
    code: ['-e', '--eval', '--rpc-eval'],
    valued: ['-r', '-S', '--name', '--sname', '--cookie'],
    asks: ['--version', '--help'],
    others: ['-S'],
  },
  {
    programs: ['jshell', 'scala', 'scala-cli', 'kotlin'],
    language: 'java',
    code: ['-e'],
    valued: ['--class-path', '--startup', '--feedback', '-R', '-cp', '-classpath', '-J'],
    asks: ['--version', '-version', '--help', '-help'],
    runs: ['run'],
  },
];

/** Scripts that other tables know by their subcommands. */
export const TOOLS_OF_FRAMEWORKS =
  /(?:^|\/)(?:manage\.py|artisan|rails|rake|console|hanami|django-admin(?:\.py)?)$/;
