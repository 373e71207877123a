import { ScriptMemory } from '../judge/memory.ts';
import { isSureToRun, placeOf } from './order.ts';

/** One file of a change that runs as a migration. */
export interface Step {
  readonly path: string;
  readonly framework: string | null;
  /** True where the change brings the file: one that was there may have been run, and is not run again. */
  readonly isNew: boolean;
}

interface Sequence {
  readonly memory: ScriptMemory;
  /** True while every file so far is sure to have been run. */
  readonly sure: boolean;
}

/**
 * What the files of one change make of the databases, file by file. Only new migrations of one tool in
 * one folder are known to meet the same database one after the other.
 */
export class ChangeMemory {
  readonly #sequences = new Map<string, Sequence>();
  /** Shared by all: which database a folder is for stands nowhere. */
  readonly #refilled = new Set<string>();

  /** The memory to judge a file with, given in the order in which files run. */
  of({ path, framework, isNew }: Step): ScriptMemory {
    if (!isNew) return new ScriptMemory(this.#refilled);
    const key = `${framework ?? ''}\0${placeOf(path).folder}`;
    const before = this.#sequences.get(key);
    const sure = isSureToRun(framework, path);
    const memory = before?.memory ?? new ScriptMemory(this.#refilled);
    if (before !== undefined) memory.nextFile(before.sure && sure);
    this.#sequences.set(key, { memory, sure });
    return memory;
  }
}
