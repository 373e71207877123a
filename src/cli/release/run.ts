import { randomInt } from 'node:crypto';
import { closeSync } from 'node:fs';
import { userInfo } from 'node:os';
import process from 'node:process';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { ancestry } from '../guard/holds/agent-process.ts';
import { findHold, keepRelease, listHolds, ticketOf } from '../guard/holds/hold-files.ts';
import type { HeldFile } from '../guard/holds/hold-files.ts';
import { placesFor } from '../guard/places.ts';
import { guardConfig } from '../guard/server/config.ts';
import { agentsHere } from './agents-here.ts';
import { objectionToRelease } from './may-release.ts';
import { openTerminal, readLine, say } from './own-terminal.ts';

/** For how long a release waits for the agent to try again. */
const RELEASE_LIFETIME = 15 * 60 * 1000;

/** Lists what is held on this machine. */
export function runHeld(context: CliContext): number {
  const { holds } = placesFor(context.env);
  const held = listHolds(holds);
  if (held.length === 0) context.stdout.write('Nothing is held on this machine.\n');
  for (const each of held) {
    const where = each.url ?? `holdpoint release ${ticketOf(each.digest)}`;
    context.stdout.write(`${each.at}  ${each.headline}\n    ${where}\n`);
  }
  return EXIT.allow;
}

/** Shows what is held, and releases it once a person has typed the code that is shown to them alone. */
export function runRelease(
  ticket: string,
  reason: string | undefined,
  context: CliContext,
): number {
  const places = placesFor(context.env);
  const held = findHold(places.holds, ticket);
  if (held === null) {
    throw new UsageError(`nothing is held here under ${ticket}. See holdpoint release --list`);
  }
  const terminal = openTerminal();
  try {
    const objection = objectionToRelease(
      held,
      {
        agents: agentsHere(context.env),
        chain: ancestry(process.pid),
        hasTerminal: terminal !== null,
      },
      guardConfig(places, context.env).server !== null,
    );
    if (objection !== null || terminal === null) {
      throw new UsageError(`${ticket} cannot be released here: ${objection ?? 'no terminal'}`);
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    say(terminal, shown(held, code));
    if (readLine(terminal) !== code) {
      say(terminal, 'That is not the code. Nothing was released.\n');
      return EXIT.hold;
    }
    const at = context.now();
    keepRelease(places.holds, {
      digest: held.digest,
      by: userInfo().username,
      reason: reason ?? '',
      at,
      until: new Date(Date.parse(at) + RELEASE_LIFETIME).toISOString(),
    });
    say(
      terminal,
      'Released for 15 minutes, for one use of exactly this. Tell the agent to try again.\n',
    );
    return EXIT.allow;
  } finally {
    if (terminal !== null) closeSync(terminal);
  }
}

function shown(held: HeldFile, code: string): string {
  return [
    '',
    held.headline,
    '',
    ...held.asked.split('\n').map((line) => `    ${line}`),
    '',
    `${held.message} (${held.rules.join(', ')})`,
    `${held.host} in ${held.cwd}, held at ${held.at}.`,
    '',
    `If you understand what this does and want it done, type ${code}: `,
  ].join('\n');
}
