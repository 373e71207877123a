import type { Stdin } from '../../types.ts';
import type { ShellState } from '../state/types.ts';
import { LIMITS } from './limits.ts';

export const NOTHING_OUT: Stdin = { kind: 'none' };

/** What comes out of several commands one after another. */
export function together(outs: readonly Stdin[]): Stdin {
  if (outs.length === 0) return NOTHING_OUT;
  const some = outs.filter(({ kind }) => kind !== 'none');
  const [first = NOTHING_OUT] = some;
  if (some.length <= 1) return first;
  const texts = some.map((out) => (out.kind === 'text' ? out.text : null));
  if (!texts.includes(null)) return { kind: 'text', text: texts.join('').slice(0, LIMITS.text) };
  return some.find(({ kind }) => kind === 'output') ?? { kind: 'unknown' };
}

/** Runs something whose output nobody asks for. */
export function unasked(state: ShellState, run: () => void): void {
  const { wanted } = state;
  state.wanted = false;
  run();
  state.wanted = wanted;
}
