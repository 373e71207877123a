import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { plain } from '../terminal/layout.ts';
import type { Standing } from './judge-here.ts';

export function say({ stderr }: Pick<CliContext, 'stderr'>, lines: readonly string[]): void {
  stderr.write(lines.map((line) => `${plain(line)}\n`).join(''));
}

/** Why one update does not go through, or that it does. */
export function linesOf({ ref, outcome, summary, why, open, page }: Standing): readonly string[] {
  if (outcome === 'allow') return [`holdpoint: ${ref}: ${summary}`];
  return [
    `holdpoint: ${ref}: ${outcome.toUpperCase()}  ${summary}`,
    ...why.map((one) => `  - ${one}`),
    ...(open.length > 0 ? ['  What would lift it:', ...open.map((one) => `  - ${one}`)] : []),
    ...(page === null ? [] : [`  People decide here: ${page}`]),
    ...(outcome === 'hold' && page !== null
      ? ['  Once it is released, push exactly the same again.']
      : []),
  ];
}

/** The gravest of all. */
export function exitOf(standings: readonly Standing[]): ExitCode {
  if (standings.some(({ outcome }) => outcome === 'deny')) return EXIT.deny;
  return standings.some(({ outcome }) => outcome === 'hold') ? EXIT.hold : EXIT.allow;
}
