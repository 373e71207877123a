/** Programs that make two places alike: with one that wins, what only the other has is lost. */
import type { Tool } from '../../types.ts';
import { NOTHING, reading, toolOf } from '../doing.ts';
import { ALL } from '../paths/loss.ts';
import { removed } from '../paths/removed.ts';

const VALUED =
  '-force -prefer -path -ignore -ignorenot -repeat -logfile -backup -maxbackups -sshargs -root -copyprog'.split(
    ' ',
  );

const unison = toolOf('unison', ['unison'], VALUED, (call, context) => {
  const { args } = call.invocation;
  const at = args.findIndex(({ text }) => text === '-force' || text === '--force');
  const winner = at < 0 ? undefined : args[at + 1];
  if (winner === undefined) return NOTHING;
  const losers = call.operands.filter(({ text }) => text !== winner.text && /[/~.]/.test(text));
  return reading(...losers.slice(0, 5).map((word) => removed(word, ALL, context, 'replace')));
});

export const mirrors: readonly Tool[] = [unison];
