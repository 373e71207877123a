import { sha256 } from '../../engine/sha256.ts';
import type { Part } from '../../readers/read-change.ts';
import type { GitInput } from './read-inputs.ts';

/** Reads commits or the working tree of the repository around `cwd`. */
export async function readGit(wanted: GitInput, cwd: string): Promise<Part> {
  const { readRange, readWorkingTree } = await import('../../readers/git/reader.ts');
  const reading =
    wanted.kind === 'range'
      ? await readRange({ repository: cwd, range: wanted.range })
      : await readWorkingTree({ repository: cwd });
  const { input, kind, effects, signals, actors, clues } = reading;
  return {
    input: {
      name: input.name,
      reader: 'git',
      sha256: `sha256:${sha256(input.identity)}`,
      bytes: input.bytes,
    },
    result: { kind, effects, signals, actors, clues },
  };
}
