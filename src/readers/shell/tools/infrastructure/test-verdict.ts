/** What the default policy makes of a reading, in short, so that tables can be tried by what matters. */
import type { Trait } from '../../../../core/change/types.ts';
import { THIS_MACHINE } from '../../environment/setting.ts';
import type { Doing, ToolReading } from '../../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import type { Around } from '../test-tool.ts';
import { readWith } from '../test-tool.ts';
import type { Tool } from '../types.ts';

const ANYWHERE: ReadonlySet<Trait> = new Set([
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
const WHERE_IT_COUNTS: ReadonlySet<Trait> = new Set([
  'permission-widened',
  'public-exposure',
  'protection-removed',
  'retention-shortened',
  'key-material',
  'scheduled-deletion',
]);

export function isHeld({ doings = [], inner = [] }: ToolReading): boolean {
  return doings.some(isDoingHeld) || inner.length > 0;
}

function isDoingHeld({ verb, reversibility, data, traits = [], setting }: Doing): boolean {
  const { kind } = setting ?? THIS_MACHINE;
  const counts = kind === 'production' || kind === 'unknown';
  if (traits.some((trait) => ANYWHERE.has(trait))) return true;
  if (verb === 'read') return false;
  if (kind === 'production') return true;
  if (reversibility === 'unknown') return !traits.includes('unlisted-program');
  if (reversibility === 'irreversible' && data !== 'none') return true;
  if (counts && traits.some((trait) => WHERE_IT_COUNTS.has(trait))) return true;
  return counts && reversibility !== 'reversible';
}

/** Reads a line by whichever of the tools has its program. */
export function readLine(
  tools: readonly Tool[],
  line: string,
  around: Partial<Around> = {},
): Promise<ToolReading> {
  const program = line.trim().split(/\s/)[0] ?? '';
  const tool = tools.find(({ programs }) => programs.includes(program));
  if (tool === undefined) throw new Error(`no tool for ${program}`);
  return readWith(tool, line, {
    world: memoryWorld(),
    ...around,
  });
}

/** Lines of a table in a template: one a line, `#` starts a note. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
