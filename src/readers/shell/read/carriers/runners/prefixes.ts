/** Programs that set something up and then run the words that follow: `poetry run X`, `doppler run -- X`. */
import type { Word } from '../../../types.ts';
import { optionValue } from '../options.ts';
import type { Carried, Carrier, Surroundings } from '../types.ts';
import { takeOptions, valueOf } from './shared/options.ts';
import { knownWord, knownWords, named } from './shared/words.ts';

interface Prefix {
  readonly programs: readonly string[];
  /** Subcommands after which the command stands; empty where it follows the program at once. */
  readonly words: readonly string[];
  /** Options that take a value, in front of the command. */
  readonly valued?: readonly string[];
  /** Operands that stand in front of the command: a profile, a service. */
  readonly operands?: number;
  /** Only what follows `--` is run. */
  readonly dashes?: boolean;
  /** A second word of the subcommand, which must follow: `env run`. */
  readonly second?: string;
  /** Options whose value is text for a shell, in place of words. */
  readonly text?: readonly string[];
  /** True where the variables come from a service, so that nobody can see which database is meant. */
  readonly served?: boolean;
  /** What the operands set for the command. */
  readonly sets?: (operands: readonly Word[]) => Surroundings;
}

const PREFIXES: readonly Prefix[] = [
  { programs: ['bundle', 'bundler'], words: ['exec'], valued: ['--gemfile'] },
  {
    programs: ['pipenv', 'poetry', 'pdm', 'hatch', 'rye'],
    words: ['run'],
    valued: ['-C', '-P', '-p', '-e', '--env', '--project'],
  },
  {
    programs: ['uv'],
    words: ['run'],
    valued: [
      '--with',
      '--with-requirements',
      '--with-editable',
      '--python',
      '-p',
      '--project',
      '--directory',
      '--extra',
      '--group',
      '--env-file',
      '--package',
      '--index',
      '--index-url',
    ],
  },
  {
    programs: ['conda', 'mamba', 'micromamba'],
    words: ['run'],
    valued: ['-n', '--name', '-p', '--prefix', '--cwd'],
  },
  { programs: ['mise', 'rtx'], words: ['exec', 'x'], dashes: true },
  { programs: ['asdf'], words: ['exec'] },
  { programs: ['rbenv', 'pyenv', 'nodenv', 'volta'], words: ['exec', 'run'] },
  { programs: ['direnv'], words: ['exec'], operands: 1 },
  {
    programs: ['doppler', 'infisical'],
    words: ['run'],
    dashes: true,
    text: ['--command'],
    served: true,
  },
  { programs: ['op', 'dotenvx', 'teller', 'keeper'], words: ['run'], dashes: true },
  {
    programs: ['railway', 'rlwy'],
    words: ['run'],
    valued: ['-s', '--service', '-e', '--environment', '-p', '--project'],
    served: true,
  },
  { programs: ['vercel', 'vc'], words: ['env'], second: 'run', operands: 1, served: true },
  { programs: ['netlify', 'ntl'], words: ['dev:exec'], valued: ['--context'], served: true },
  {
    programs: ['dotenv', 'env-cmd'],
    words: [],
    valued: ['-e', '-f', '-c', '-p', '-v', '--environments', '--file'],
  },
  { programs: ['cross-env', 'cross-env-shell'], words: [] },
  {
    programs: ['aws-vault'],
    words: ['exec'],
    valued: ['-d', '--duration', '-t', '--mfa-token', '--region'],
    operands: 1,
    sets: ([profile]) => ({
      env: { AWS_PROFILE: profile?.known === true ? profile.text : null },
    }),
  },
  { programs: ['chamber', 'summon', 'envconsul'], words: ['exec'], dashes: true },
  {
    programs: ['watchexec', 'entr', 'retry', 'wait-on', 'start-server-and-test'],
    words: [],
    dashes: true,
  },
  {
    programs: ['xvfb-run', 'dbus-run-session', 'catchsegv'],
    words: [],
    valued: ['-s', '-n', '-e'],
  },
  {
    programs: ['coverage'],
    words: ['run'],
    valued: ['--source', '--rcfile', '--omit', '--include'],
  },
  { programs: ['rails-env', 'spring'], words: ['exec'] },
];

/** The variable by which most programs find their database. */
const SERVED: Surroundings = { env: { DATABASE_URL: null } };

function carriedBy(prefix: Prefix, args: readonly Word[]): readonly Carried[] | null {
  const valued = prefix.valued ?? [];
  const outer = takeOptions(args, valued);
  const [command] = outer.rest;
  if (prefix.words.length > 0 && !prefix.words.includes(command?.text ?? '')) return null;
  if (prefix.second !== undefined && outer.rest[1]?.text !== prefix.second) return null;
  const served: Surroundings = prefix.served === true ? SERVED : {};
  const text = prefix.text === undefined ? null : optionValue(outer.rest, prefix.text);
  if (text !== null) return [{ kind: 'text', text: text.text, around: served }];
  let rest: readonly Word[] = prefix.words.length > 0 ? outer.rest.slice(1) : outer.rest;
  if (prefix.dashes === true) {
    if (!outer.ended) {
      const at = rest.findIndex(({ text }) => text === '--');
      if (at < 0) return null;
      rest = rest.slice(at + 1);
    }
    return wordsOf(rest, served);
  }
  const inner = prefix.words.length > 0 ? takeOptions(rest, valued) : { ...outer, rest };
  const operands = inner.rest.slice(0, prefix.operands ?? 0);
  const after = inner.rest.slice(operands.length);
  const around = prefix.sets?.(operands) ?? served;
  return wordsOf(after[0]?.text === '--' ? after.slice(1) : after, around);
}

/** `NAME=value` in front of the words is set for them, as `env` does. */
function wordsOf(words: readonly Word[], around: Surroundings): readonly Carried[] | null {
  const assigned = words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  const rest = assigned < 0 ? [] : words.slice(assigned);
  if (rest.length === 0) return null;
  const set = words.slice(0, Math.max(assigned, 0)).map(({ text, known }) => {
    const equals = text.indexOf('=');
    return [text.slice(0, equals), known ? text.slice(equals + 1) : null] as const;
  });
  const env = { ...around.env, ...Object.fromEntries(set) };
  return [{ kind: 'words', words: rest, around: { ...around, env } }];
}

const PYTHON_FILE = /\.pyw?$/;

/** `uv run script.py` and `coverage run x.py` run Python; what else they run is a program. */
function asPython(
  carried: readonly Carried[] | null,
  args: readonly Word[],
): readonly Carried[] | null {
  const module = valueOf(takeOptions(args.slice(1), []), '-m', '--module');
  if (module !== null) return null;
  return (
    carried?.map((each) => {
      if (each.kind !== 'words' || !PYTHON_FILE.test(each.words[0]?.text ?? '')) return each;
      return { ...each, words: [knownWord('python'), ...each.words] };
    }) ?? null
  );
}

export const PREFIX_CARRIERS: readonly Carrier[] = PREFIXES.map((prefix) => ({
  programs: prefix.programs,
  carries: ({ args, program }) => {
    const carried = carriedBy(prefix, args);
    if (program === 'uv' && args[0]?.text === 'run' && args[1]?.text === '-m')
      return [{ kind: 'words', words: [...knownWords('python'), ...args.slice(1)] }];
    return program === 'uv' || program === 'coverage' ? asPython(carried, args) : carried;
  },
  called: (invocation) => named(invocation, prefix.words[0]),
}));
