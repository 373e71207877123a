/** What a program puts out, where that follows from its words and its input. */
import type { Invocation, Stdin, Word } from '../../../types.ts';
import type { ShellWorld } from '../../../world/types.ts';
import { echoed, printed } from './echo.ts';
import { answered } from '../answers.ts';
import { filtered } from './filters.ts';
import { pathFrom } from '../paths.ts';

const LONGEST = 256 * 1024;

export function outputOf(invocation: Invocation, world: ShellWorld): Stdin {
  const text = textOut(invocation, world);
  if (text !== null) return { kind: 'text', text: text.slice(0, LONGEST) };
  if (invocation.program === 'cat') {
    const [only, another] = invocation.args.filter((word) => !word.text.startsWith('-'));
    if (only === undefined) return invocation.stdin;
    if (another === undefined) return { kind: 'file', path: absolute(only, invocation, world) };
  }
  if (invocation.program === 'tee' && invocation.stdin.kind !== 'none') return invocation.stdin;
  return { kind: 'output', of: invocation };
}

function absolute(word: Word, { cwd, place }: Invocation, world: ShellWorld): Word {
  const path = place.kind === 'local' ? pathFrom(word, cwd, world.home) : null;
  return path === null ? word : { ...word, text: path };
}

function textOut(invocation: Invocation, world: ShellWorld): string | null {
  const { program, args } = invocation;
  switch (program) {
    case 'echo':
      return args.every(({ known }) => known) ? echoed(args) : null;
    case 'printf':
      return args.every(({ known }) => known) ? printed(args) : null;
    case 'true':
    case ':':
    case 'sleep':
    case 'test':
    case '[':
      return '';
    default:
      return answered(invocation, world) ?? filtered(invocation, inputOf(invocation, world), world);
  }
}

/** Text that a filter reads: its files, else standard input. */
function inputOf(
  invocation: Invocation,
  world: ShellWorld,
): (files: readonly Word[]) => string | null {
  return (files) => {
    if (files.length === 0) return textOf(invocation.stdin, world);
    const texts = files.map((file) =>
      file.text === '-'
        ? textOf(invocation.stdin, world)
        : textOf({ kind: 'file', path: absolute(file, invocation, world) }, world),
    );
    return texts.includes(null) ? null : texts.join('');
  };
}

/** The text on standard input as far as it can be known without running anything. */
export function textOf(stdin: Stdin, world: ShellWorld): string | null {
  if (stdin.kind === 'text') return stdin.text;
  if (stdin.kind !== 'file' || !stdin.path.known) return null;
  const path = pathFrom(stdin.path, world.cwd, world.home);
  if (path === '/dev/null') return '';
  if (path === null) return null;
  const look = world.look(path);
  return look.kind === 'text' ? look.text : null;
}

const FETCHERS: ReadonlySet<string> = new Set(
  'curl wget http https xh fetch aria2c lynx w3m scp ftp nc ncat netcat socat aws gsutil gcloud'.split(
    ' ',
  ),
);

/** Whether what stands on standard input comes, through whatever filters, from elsewhere. */
export function fetches(stdin: Stdin): boolean {
  let from = stdin;
  for (let depth = 0; depth < 20 && from.kind === 'output'; depth += 1) {
    if (FETCHERS.has(from.of.program)) return true;
    from = from.of.stdin;
  }
  return false;
}
