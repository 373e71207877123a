/** `bash -c text`, `sh script`, `… | sh`. */
import { takesAway } from '../by-name.ts';
import { UNKNOWN } from '../../types.ts';
import type { Invocation, Stdin, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { fetches, textOf } from '../walk/builtins/outputs.ts';
import { pathFrom } from '../walk/paths.ts';
import { printsHarmlessShell } from '../walk/builtins/prints-shell.ts';
import { knownWord, substituted } from '../words/value.ts';
import type { Carried, Carrier } from './types.ts';

const VALUED: ReadonlySet<string> = new Set([
  '-o',
  '+o',
  '-O',
  '+O',
  '--rcfile',
  '--init-file',
  '-C',
  '--init-command',
]);

interface ShellCall {
  /** Text after `-c`, or null. */
  readonly text: Word | null;
  readonly script: Word | null;
  readonly rest: readonly Word[];
  readonly asks: boolean;
}

function callOf(args: readonly Word[]): ShellCall {
  let command = false;
  let stdin = false;
  let at = 0;
  let asks = false;
  for (; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (text === '--' || text === '-') {
      at += 1;
      break;
    }
    if (!/^[-+]./.test(text)) break;
    if (/^--(?:version|help)$/.test(text) || text === '-n' || text === '--dump-strings')
      asks = true;
    if (/^-[A-Za-z]*c[A-Za-z]*$/.test(text) || text === '--command') command = true;
    if (/^-[A-Za-z]*s[A-Za-z]*$/.test(text)) stdin = true;
    if (VALUED.has(text) || /^-[A-Za-z]+o$/.test(text)) at += 1;
  }
  const joint = args.find(({ text }) => text.startsWith('--command='));
  if (joint !== undefined) {
    return { text: { ...joint, text: joint.text.slice(10) }, script: null, rest: [], asks };
  }
  if (command) return { text: args[at] ?? null, script: null, rest: args.slice(at + 1), asks };
  if (stdin) return { text: null, script: null, rest: args.slice(at), asks };
  return { text: null, script: args[at] ?? null, rest: args.slice(at + 1), asks };
}

export const SHELL_CARRIER: Carrier = {
  programs: [
    'bash',
    'sh',
    'zsh',
    'dash',
    'ksh',
    'mksh',
    'ash',
    'fish',
    'rbash',
    'yash',
    'csh',
    'tcsh',
  ],
  called: ({ program, args }) => {
    const { text, script } = callOf(args);
    if (text !== null) return `${program} -c`;
    return script === null ? program : `script ${script.text}`;
  },
  carries: (invocation, world) => {
    const { text, script, rest, asks } = callOf(invocation.args);
    if (asks) return [];
    if (text !== null) {
      return text.text.startsWith(UNKNOWN) ? unknownText(text) : [carriedText(text.text, rest)];
    }
    if (script !== null && script.text !== '/dev/stdin') {
      return fromScript(script, rest, invocation, world);
    }
    return fromInput(invocation.stdin, rest, world);
  },
};

function carriedText(
  text: string,
  positional: readonly Word[],
): Extract<Carried, { readonly kind: 'text' }> {
  return {
    kind: 'text',
    text,
    positional: positional.length === 0 ? [knownWord('bash')] : positional,
  };
}

function unknownText(text: Word): readonly Carried[] {
  const [name = 'what is not known before it runs'] = text.unknowns;
  const generator = text.unknowns.some((each) => /curl|wget/.test(each));
  const why = `A shell is given text that nobody can know before it runs: ${name}.`;
  return [{ kind: 'unread', why, fetched: generator }];
}

/** What a shell reads from its standard input. */
export function fromInput(
  stdin: Stdin,
  rest: readonly Word[],
  world: ShellWorld,
): readonly Carried[] {
  if (stdin.kind === 'none') return [];
  const text = textOf(stdin, world) ?? roughText(stdin);
  if (text !== null) {
    const carried = carriedText(text, [knownWord('sh'), ...rest]);
    return [{ ...carried, around: { stdin: { kind: 'none' } } }];
  }
  if (stdin.kind === 'output' && printsHarmlessShell(stdin.of)) return [];
  const fetched = fetches(stdin);
  const why = fetched
    ? 'A shell runs what is fetched from elsewhere, unread.'
    : 'A shell runs the output of another command, which cannot be read before it runs.';
  return [{ kind: 'unread', why, fetched }];
}

/** What `echo` prints even where some of it is not known. */
function roughText(stdin: Stdin): string | null {
  if (stdin.kind !== 'output') return null;
  const { program, args } = stdin.of;
  if (program !== 'echo' && program !== 'printf') return null;
  return args
    .filter(({ text }) => !/^-[neE]+$/.test(text))
    .map(({ text }) => text)
    .join(' ');
}

/** A script on disk, whatever shell runs it. */
export function fromScript(
  script: Word,
  rest: readonly Word[],
  { cwd, place, args }: Pick<Invocation, 'cwd' | 'place' | 'args'>,
  world: ShellWorld,
): readonly Carried[] {
  void args;
  const from = substituted(script);
  if (from !== null) return fromInput(from, rest, world);
  const path = place.kind === 'local' && script.known ? pathFrom(script, cwd, world.home) : null;
  if (path === null) return [notFound(script)];
  const look = world.look(path);
  switch (look.kind) {
    case 'text':
      return [
        { kind: 'text', text: look.text, source: path, line: 1, positional: [script, ...rest] },
      ];
    case 'closed':
      return [
        {
          kind: 'unread',
          why: `The script ${script.text} is run, and cannot be read: ${look.why}.`,
          fetched: false,
        },
      ];
    default:
      return [notFound(script)];
  }
}

function nameOf({ text }: Word): string {
  return text.slice(text.lastIndexOf('/') + 1).replace(/\.\w{1,4}$/, '');
}

function notFound(script: Word): Carried {
  return {
    kind: 'reading',
    reading: {
      doings: [
        {
          verb: 'execute',
          type: 'program',
          address: script.text.replaceAll(UNKNOWN, '…'),
          provider: null,
          reversibility: 'unknown',
          data: 'unknown',
          traits: takesAway(nameOf(script)) ? [] : ['unlisted-program'],
          why: 'The script was not found, so what it does is not known.',
        },
      ],
    },
  };
}
