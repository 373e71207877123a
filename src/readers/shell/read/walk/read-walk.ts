import type { ShellWorld } from '../../world/types.ts';
import type { CommandText } from '../../command-text.ts';
import { newState } from '../state/new-state.ts';
import type { Item, Spot } from '../state/types.ts';
import { loadCarriers } from '../carriers/registry.ts';
import { carriedByDialect } from '../carriers/windows/dialect.ts';
import { environmentOf } from '../state/variables.ts';
import { knownWord } from '../words/value.ts';
import { withWritten } from './bounded-world.ts';
import { newWalk } from './walker.ts';

export interface WalkedCommand {
  /** Everything that it runs, in order. */
  readonly items: readonly Item[];
  /** True where it was not read to its end, which the last item says. */
  readonly isCutOff: boolean;
  /** Programs whose carriers have to be loaded before it can be read to its end. */
  readonly awaits: readonly string[];
  /** The world with files that the command itself writes first, as it will have written them. */
  readonly world: ShellWorld;
}

/** Everything that a command runs. Read again from its beginning where a carrier has to be loaded first. */
export async function walkWhole(command: CommandText, world: ShellWorld): Promise<WalkedCommand> {
  for (;;) {
    const walked = walkCommand(command, world);
    if (walked.awaits.length === 0) return walked;
    await loadCarriers(walked.awaits);
  }
}

export function walkCommand(command: CommandText, world: ShellWorld): WalkedCommand {
  const walk = newWalk(world);
  const state = newState(world);
  const { text, source, dialect } = command;
  const spot: Spot = { source, line: 1, text: text.slice(0, 200), via: [], place: state.place };
  try {
    if (dialect === 'posix') walk.text(text, { source, line: 1 }, state, spot);
    else {
      const invocation = {
        ...spot,
        program: dialect,
        programWord: knownWord(dialect),
        args: [],
        env: environmentOf(state, walk.world),
        cwd: state.cwd,
        stdin: state.stdin,
        outputs: [],
        pipeline: 0,
      };
      for (const each of carriedByDialect(text, dialect)) walk.carried(each, invocation, state);
    }
  } catch (fault) {
    // A fault of our own is said and held; only what runs out of stack is expected here.
    walk.giveUp(
      fault instanceof RangeError ? 'it is nested too deeply' : 'reading it failed',
      spot,
    );
  }
  const { items, awaits, stopped, written } = walk;
  return { items, awaits, isCutOff: stopped, world: withWritten(world, written) };
}
