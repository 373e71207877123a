import { randomUUID } from 'node:crypto';
import type { CaseOutcome } from '../../server/contract/outcome.ts';
import type { ReadingOptions } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { confirmRelease } from './confirm.ts';
import { connectionOf } from './connection.ts';
import { durationOf } from './duration.ts';
import { outlast } from './outlast.ts';
import type { ServerOptions } from './options.ts';
import { patternsOutlasting } from './patterns-wanted.ts';
import { rereadDigest } from './reread.ts';

export interface WaitOptions extends ReadingOptions, ServerOptions {
  readonly timeout: string;
}

/**
 * `holdpoint wait`: blocks until the case is decided, reads the change once more, and confirms. Only a
 * confirmed release of exactly what lies here now ends with 0.
 */
export async function runWait(
  caseOrPage: string,
  paths: readonly string[],
  options: WaitOptions,
  context: CliContext,
): Promise<ExitCode> {
  const connection = connectionOf(options, context);
  const id = caseIdOf(caseOrPage);
  const deadline = Date.parse(context.now()) + durationOf(options.timeout, '--timeout');
  const say = (line: string) => context.stderr.write(`${plain(line)}\n`);
  const watch = { connection, id, deadline, now: context.now, say };
  const outcome = await outlast(watch);
  if (outcome.state !== 'released') {
    say(describeEnd(outcome));
    return END[outcome.state];
  }
  const digest = await rereadDigest(paths, options, context, patternsOutlasting(watch));
  if (digest !== null && digest !== outcome.changeDigest) {
    say(
      `Not what was released. The case is for ${outcome.changeDigest}, and what lies here now is ${digest}. ` +
        'Submit it again; name the inputs exactly as they were submitted. A policy that looks for other ' +
        'patterns since then makes another change of the same commits.',
    );
    return EXIT.deny;
  }
  if (digest === null) {
    say('Nothing was read again: name the PATHs, so that what goes through is what was released.');
  }
  return confirmRelease({
    ...watch,
    changeDigest: digest ?? outcome.changeDigest,
    attempt: randomUUID(),
  });
}

const END: Readonly<Record<Exclude<CaseOutcome['state'], 'released'>, ExitCode>> = {
  waiting: EXIT.hold,
  expired: EXIT.hold,
  refused: EXIT.deny,
  denied: EXIT.deny,
  superseded: EXIT.deny,
  withdrawn: EXIT.deny,
  bypassed: EXIT.deny,
};

function describeEnd(outcome: CaseOutcome): string {
  const open =
    outcome.verdict.open.length > 0 ? ` Still open: ${outcome.verdict.open.join(' ')}` : '';
  switch (outcome.state) {
    case 'waiting':
      return `Still held when the time to wait was up.${open} ${outcome.page}`;
    case 'expired':
      return `The case expired before it was released. Submit it again. ${outcome.page}`;
    case 'superseded':
      return `A newer submission (${outcome.supersededBy ?? 'unknown'}) took the place of this one. ${outcome.page}`;
    default:
      return `${outcome.verdict.summary} ${outcome.page}`;
  }
}

/** An id as it is, or the last part of the page's address. */
function caseIdOf(text: string): string {
  const path = URL.canParse(text) ? new URL(text).pathname : text;
  const id = path.split('/').findLast((part) => part !== '') ?? '';
  if (!/^[\w-]{1,100}$/.test(id)) {
    throw new UsageError(`${text}: not a case. Give its id or the address of its page`);
  }
  return id;
}
