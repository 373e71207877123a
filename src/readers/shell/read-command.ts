/** Command text → effects. Reads `read/`, tables and `report.ts` together. */
import type { FileReading } from '../types.ts';
import type { ReadInside } from './tools/types.ts';
import type { ShellWorld } from './world/types.ts';

export interface CommandText {
  readonly text: string;
  readonly dialect: 'posix' | 'powershell' | 'cmd';
  /** Name for evidence: `command`, or the script's path. */
  readonly source: string;
}

export interface CommandReading extends FileReading {
  /** The programs that were told apart, in order, for the live page: `git`, `terraform`. At most 50. */
  readonly programs: readonly string[];
}

export interface ReadCommandOptions {
  readonly world: ShellWorld;
  /** Readers of text inside a command; those of the registry unless said. */
  readonly inside?: ReadInside;
}

/**
 * What a command is about to do. Never throws: what cannot be read whole or resolved is a signal of the
 * kind `unresolved-command`. Bounded in time and memory whatever the text.
 */
export async function readCommand(
  command: CommandText,
  options: ReadCommandOptions,
): Promise<CommandReading> {
  void options;
  void command;
  return Promise.reject(new Error('not built yet'));
}
