/** Command text → effects. Reads `read/`, tables and `report/` together. */
import type { FileReading } from '../types.ts';
import type { CommandText } from './command-text.ts';
import { THIS_MACHINE } from './environment/setting.ts';
import { readItems } from './read-items.ts';
import type { ReadInside } from './tools/types.ts';
import type { ShellWorld } from './world/types.ts';

export type { CommandText } from './command-text.ts';

export interface CommandReading extends FileReading {
  /** The programs that were told apart, in order, for the live page: `git`, `terraform`. At most 50. */
  readonly programs: readonly string[];
}

export interface ReadCommandOptions {
  readonly world: ShellWorld;
  /** Readers of text inside a command; those of the registry unless said. */
  readonly inside?: ReadInside;
}

/** The registry is loaded, and with it a reader, only when text of another language is met. */
const INSIDE: ReadInside = async (text, name, setting) => {
  const { registryInside } = await import('./inside.ts');
  return registryInside(text, name, setting);
};

/**
 * What a command is about to do. Never throws: what cannot be read whole or resolved is a signal of the
 * kind `unresolved-command`. Bounded in time and memory whatever the text.
 */
export async function readCommand(
  command: CommandText,
  options: ReadCommandOptions,
): Promise<CommandReading> {
  const { world, inside = INSIDE } = options;
  const { effects, signals, programs } = await readItems(command, {
    world,
    inside,
    here: THIS_MACHINE,
  });
  return { kind: 'action', effects, signals, programs };
}
