/** What a carrier carries, as short text: for the carriers' own tests. */
import { invocationOf } from '../../../../tools/test-tool.ts';
import { type MemoryWorld, memoryWorld } from '../../../../world/memory-world.ts';
import type { Stdin, Word } from '../../../../types.ts';
import type { Carried, Carrier } from '../../types.ts';

export interface Given extends MemoryWorld {
  readonly stdin?: Stdin;
  /** In place of words split by spaces. */
  readonly args?: readonly Word[];
}

/** One line each; null where the carrier says that it is none in this use. */
export function carriedBy(
  carriers: readonly Carrier[],
  line: string,
  { stdin, args, ...given }: Given = {},
): readonly string[] | null {
  const plain = invocationOf(line, {
    ...(stdin === undefined ? {} : { stdin }),
    ...(given.env === undefined ? {} : { env: given.env }),
    ...(given.cwd === undefined ? {} : { cwd: given.cwd }),
  });
  const invocation = args === undefined ? plain : { ...plain, args };
  const world = memoryWorld(given);
  for (const carrier of carriers) {
    if (!carrier.programs.includes(invocation.program)) continue;
    carrier.called(invocation);
    const carried = carrier.carries(invocation, world);
    if (carried !== null) return carried.map(inOneLine);
  }
  return null;
}

export function inOneLine(carried: Carried): string {
  switch (carried.kind) {
    case 'words':
      return carried.words.map(({ text, known }) => (known ? text : '?')).join(' ');
    case 'text':
      return `${carried.dialect ?? '$'} ${carried.text}`;
    case 'reading':
      return (carried.reading.doings ?? [])
        .map((doing) => `${doing.verb} ${doing.type} ${doing.address} ${doing.reversibility}`)
        .join('; ');
    case 'unread':
      return carried.fetched ? 'unread fetched' : 'unread';
  }
}
