import type { AlterTableCmd } from 'libpg-query';
import type { ObjectName } from '../../acts.ts';
import type { Scene } from '../scene.ts';

/** Adds what one kind of statement does to the scene. */
export type Handler = (node: unknown, scene: Scene) => void;

/** A handler under the parser's name for its node; `T` is what the parser calls the same. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the node's type
export function on<T>(kind: string, handle: (node: T, scene: Scene) => void): [string, Handler] {
  return [kind, handle as Handler];
}

/** Adds what one command of ALTER TABLE does; false where the command is none of its own. */
export type CommandReader = (command: AlterTableCmd, table: ObjectName, scene: Scene) => boolean;
