/** Runs one table on a command line whose words need no shell: for the tables' own tests. */
import { THIS_MACHINE } from '../environment/setting.ts';
import type { Doing, Invocation, ToolReading, Word } from '../types.ts';
import type { ShellWorld } from '../world/types.ts';
import { applyTool } from './apply.ts';
import type { ReadInside, Tool, ToolContext } from './types.ts';

export function wordOf(text: string): Word {
  return { text, known: true, glob: /[*?]/.test(text), unknowns: [] };
}

/** Words by spaces; '…' and "…" hold spaces together. No expansion of any kind. */
export function wordsOf(line: string): readonly Word[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) =>
    wordOf(single ?? double ?? bare ?? ''),
  );
}

const NO_INSIDE: ReadInside = () => Promise.resolve({});

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Invocation['stdin'];
  readonly cwd?: string;
  readonly place?: Invocation['place'];
  readonly inside?: ReadInside;
  /** The rest of the world; `files` maps absolute paths to text. */
  readonly world?: ShellWorld;
}

export function invocationOf(line: string, around: Around = {}): Invocation {
  const [programWord = wordOf(''), ...args] = wordsOf(line);
  return {
    program: programWord.text.split('/').at(-1) ?? '',
    programWord,
    args,
    env: (name) => around.env?.[name],
    cwd: around.cwd ?? '/work/app',
    place: around.place ?? { kind: 'local' },
    stdin: around.stdin ?? { kind: 'none' },
    outputs: [],
    via: [],
    source: 'command',
    line: 1,
    text: line,
    pipeline: 0,
  };
}

export async function readWith(
  tool: Tool,
  line: string,
  around: Around & { readonly world: ShellWorld },
): Promise<ToolReading> {
  const invocation = invocationOf(line, around);
  const context: ToolContext = {
    world: around.world,
    inside: around.inside ?? NO_INSIDE,
    placeSetting: THIS_MACHINE,
    pathOf: (word) => absolute(word.text, invocation.cwd),
  };
  return applyTool(tool, invocation, context);
}

/** The doings as one line each: `delete aws_db_instance orders production irreversible holds-data`. */
export async function told(
  tool: Tool,
  line: string,
  around: Around & { readonly world: ShellWorld },
): Promise<readonly string[]> {
  const { doings = [] } = await readWith(tool, line, around);
  return doings.map(inOneLine);
}

function inOneLine({ verb, type, address, setting, reversibility, data }: Doing): string {
  return [verb, type, address, setting?.kind ?? '-', reversibility, data].join(' ');
}

function absolute(text: string, cwd: string | null): string | null {
  if (text.startsWith('/')) return text;
  return cwd === null ? null : `${cwd}/${text}`.replace(/\/\.(?=\/|$)/g, '');
}
