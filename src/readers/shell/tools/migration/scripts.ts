/**
 * Frameworks whose commands are given to an interpreter: `python manage.py flush`, `php artisan migrate`.
 * The tables of the frameworks are loaded only when one of their scripts is met.
 */
import type { Invocation, ToolReading, Word } from '../../types.ts';
import { applyTool } from '../apply.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { loses } from '../database/effects.ts';

const SCRIPT =
  /(?:^|[\\/])(manage\.py|artisan|rails|rake|console|django-admin(?:\.py)?|phinx|doctrine)$/;

/** Options of interpreters that take the next word, and those behind which no script follows. */
const VALUED = new Set(['-W', '-X', '-d', '-I', '-r', '-C', '-z', '-E']);
const NO_SCRIPT = new Set(['-c', '-m', '-e', '--version', '-V', '-v', '-h', '--help', '-']);

async function scriptOf({ invocation }: Call, context: ToolContext): Promise<ToolReading> {
  const { args } = invocation;
  for (let index = 0; index < args.length; index += 1) {
    const { text } = args[index] as Word;
    if (NO_SCRIPT.has(text)) return {};
    if (VALUED.has(text)) index += 1;
    else if (!text.startsWith('-')) return applied(args.slice(index), invocation, context);
  }
  return {};
}

/** A script and its words, as if it had been called by itself. */
async function applied(
  [script, ...args]: readonly Word[],
  invocation: Invocation,
  context: ToolContext,
): Promise<ToolReading> {
  const program = SCRIPT.exec(script?.text ?? '')?.[1];
  if (script === undefined || program === undefined) return {};
  const { migrationTools } = await import('./tools.ts');
  const tool = migrationTools.find(({ programs }) => programs.includes(program));
  if (tool === undefined) return {};
  return applyTool(tool, { ...invocation, program, programWord: script, args }, context);
}

/** Laravel's own way into its containers. */
function sail({ invocation }: Call, context: ToolContext): ToolReading | Promise<ToolReading> {
  const [first, ...rest] = invocation.args;
  if (first === undefined) return {};
  if (first.text === 'php') return applied(rest, invocation, context);
  const named = first.text === 'art' ? { ...first, text: 'artisan' } : first;
  return applied([named, ...rest], invocation, context);
}

const base = { provider: 'database', valued: [], otherwise: 'harmless' } as const;

export const scriptTools: readonly Tool[] = [
  {
    ...base,
    id: 'interpreter',
    programs: ['python', 'python2', 'python3', 'py', 'php', 'ruby', ...versions()],
    acts: [{ words: '', does: scriptOf }],
  },
  {
    ...base,
    id: 'sail',
    programs: ['sail'],
    acts: [
      {
        words: 'down',
        with: ['-v', '--volumes'],
        does: [
          loses('docker_volume', 'Volumes go with the databases in them.', { text: 'volumes' }),
        ],
      },
      { words: 'artisan|art|php', does: sail },
    ],
  },
];

function versions(): readonly string[] {
  return [8, 9, 10, 11, 12, 13, 14].map((minor) => `python3.${minor}`);
}
