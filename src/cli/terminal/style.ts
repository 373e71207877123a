import pc from 'picocolors';
import type { CliContext } from '../context.ts';

/** Colours for one stream; every function returns its text unchanged when colour is not wanted. */
export type Style = ReturnType<typeof pc.createColors>;

export function styleFor(colour: boolean): Style {
  return pc.createColors(colour);
}

/**
 * A flag wins over `NO_COLOR` (https://no-color.org), that over `FORCE_COLOR`, and that over what the
 * stream is. `flag` is what `--color` or `--no-color` said, or undefined.
 */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: CliContext['env'],
  flag: boolean | undefined,
): boolean {
  if (flag !== undefined) return flag;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
