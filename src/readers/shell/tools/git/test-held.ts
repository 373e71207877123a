/** How the default policy treats a reading, in short: for tests of tables, which only state facts. */
import type { EnvironmentKind } from '../../../../core/change/types.ts';
import type { Doing, ToolReading } from '../../types.ts';
import type { Around } from '../test-tool.ts';
import { readWith } from '../test-tool.ts';
import type { Tool } from '../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import type { ShellWorld } from '../../world/types.ts';

const ANYWHERE = new Set<string>([
  'history-rewritten',
  'system-path',
  'guard-tampering',
  'credential-read',
  'data-sent',
  'unread-code',
  'publishes',
  'message-deletion',
  'log-erased',
  'review-bypassed',
  'resource-exhaustion',
]);

const EXPOSED = new Set<string>([
  'permission-widened',
  'public-exposure',
  'protection-removed',
  'retention-shortened',
]);

function isHeld(doing: Doing): boolean {
  const where: EnvironmentKind = doing.setting?.kind ?? 'development';
  const traits = doing.traits ?? [];
  const { verb, reversibility, data } = doing;
  if (traits.some((trait) => ANYWHERE.has(trait))) return true;
  if (traits.includes('default-branch') && verb === 'delete') return true;
  if (verb === 'read') return false;
  if (where === 'production') return true;
  if (traits.includes('unlisted-program')) return false;
  if (reversibility === 'unknown') return true;
  if (reversibility === 'irreversible' && data !== 'none') return true;
  if (where !== 'unknown') return false;
  return (
    reversibility !== 'reversible' ||
    traits.some((trait) => EXPOSED.has(trait)) ||
    (data === 'unknown' && ['delete', 'replace', 'forget'].includes(verb))
  );
}

export function verdictOf({ doings = [] }: ToolReading): 'held' | 'passes' {
  return doings.some(isHeld) ? 'held' : 'passes';
}

/** The verdict on one line under the tool that its first word names. */
export async function verdictOn(
  tools: readonly Tool[],
  line: string,
  around: Around & { readonly world?: ShellWorld } = {},
): Promise<'held' | 'passes'> {
  const program = (line.split(' ')[0] ?? '').split('/').at(-1) ?? '';
  const tool = tools.find(({ programs }) => programs.includes(program));
  if (tool === undefined) throw new Error(`no tool for ${program}`);
  return verdictOf(await readWith(tool, line, { world: memoryWorld(), ...around }));
}

/** Lines of a table, without indentation. */
export function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
