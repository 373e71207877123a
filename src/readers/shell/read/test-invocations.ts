/** For tests: the programs that a command runs, one line each. */
import { memoryWorld } from '../world/memory-world.ts';
import type { ShellWorld } from '../world/types.ts';
import { UNKNOWN } from '../types.ts';
import { CARRIER_GROUPS } from './carriers/groups.ts';
import { loadCarriers } from './carriers/registry.ts';
import type { Item } from './state/types.ts';
import { walkCommand } from './walk/read-walk.ts';

await loadCarriers(CARRIER_GROUPS.flatMap(({ programs }) => programs));

/**
 * `rm -rf /x`, with `…` for what is not known; `> path` and `?? …` for what is written and not resolved;
 * `!! …` for what is run unread.
 */
export function invocationsIn(text: string, world: ShellWorld = memoryWorld()): readonly string[] {
  const { items } = walkCommand({ text, dialect: 'posix', source: 'command' }, world);
  return items.map((item) => inOneLine(item).replaceAll(UNKNOWN, '…'));
}

function inOneLine(item: Item): string {
  switch (item.kind) {
    case 'invocation': {
      const { program, args } = item.invocation;
      return [program, ...args.map(({ text }) => text)].join(' ');
    }
    case 'write':
      return `> ${item.path.text}`;
    case 'reading':
      return `reading: ${(item.reading.doings ?? []).map(({ address }) => address).join(' ')}`;
    case 'doing':
      return `!! ${item.doing.type}`;
    case 'absent':
      return `${item.isOver ? 'end of ' : ''}without ${item.path}`;
    default:
      return `?? ${item.why}`;
  }
}

/** The last line: what is left when everything around it is seen through. */
export function innermost(text: string, world?: ShellWorld): string {
  return invocationsIn(text, world).at(-1) ?? '';
}
