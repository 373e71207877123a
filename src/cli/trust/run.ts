import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cluesOfEnvironment } from '../assess/agent-environment.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { placesFor } from '../guard/places.ts';
import { findOwnFiles } from '../guard/snapshot/sources.ts';
import { trust } from '../guard/snapshot/trust.ts';
import { askAtTerminal } from '../release/own-terminal.ts';

/** Vouches for the policy and catalog of a repository, as they are now: a person's act, at their terminal. */
export function runTrust(folder: string, context: CliContext): number {
  const agents = cluesOfEnvironment(context.env).flatMap(({ tool }) => tool ?? []);
  if (agents.length > 0) {
    throw new UsageError(`this is the shell of ${agents.join(', ')}. Use a terminal of your own`);
  }
  const at = resolve(context.cwd, folder);
  if (!existsSync(at)) throw new UsageError(`${folder}: there is no such folder`);
  const { policy, catalog } = findOwnFiles(at);
  const files = [policy, catalog].filter((path) => path !== null);
  if (files.length === 0) {
    throw new UsageError(
      `${folder}: there is no .holdpoint/policy.yaml or catalog.yaml here or above`,
    );
  }
  const asked = `\n${files.join('\n')}\n\nFrom now on these may also make the built-in rules milder for agents that work here.\nRead them first. Type yes if you vouch for them as they are now: `;
  const said = askAtTerminal(asked);
  if (said === null) throw new UsageError('there is no terminal here to answer at');
  if (said !== 'yes') {
    context.stdout.write('Nothing was changed.\n');
    return EXIT.hold;
  }
  for (const path of files) trust(placesFor(context.env), path);
  context.stdout.write(
    'They count as they are. After a change they only add until you say so again.\n',
  );
  return EXIT.allow;
}
