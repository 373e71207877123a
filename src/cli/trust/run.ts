import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { placesFor } from '../guard/places.ts';
import { findOwnFiles } from '../guard/snapshot/sources.ts';
import { hashOf, trust } from '../guard/snapshot/trust.ts';
import { agentsHere } from '../release/agents-here.ts';
import { askAtTerminal } from '../release/own-terminal.ts';

/** Vouches for the policy and catalog of a repository, as they are now: a person's act, at their terminal. */
export function runTrust(folder: string, context: CliContext): number {
  const agents = agentsHere(context.env);
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
  // What was read is what is vouched for: a file may change while somebody reads it.
  const shown = files.map((path) => [path, hashOf(path)] as const);
  const asked = `\n${files.join('\n')}\n\nFrom now on these may also make the built-in rules milder for agents that work here.\nRead them first. Type yes if you vouch for them as they are now: `;
  const said = askAtTerminal(asked);
  if (said === null) throw new UsageError('there is no terminal here to answer at');
  if (said !== 'yes') {
    context.stdout.write('Nothing was changed.\n');
    return EXIT.hold;
  }
  const changed = shown.find(([path, hash]) => hashOf(path) !== hash);
  if (changed !== undefined) {
    throw new UsageError(`${changed[0]} has changed since you were asked. Read it again`);
  }
  for (const [path, hash] of shown) trust(placesFor(context.env), path, hash);
  context.stdout.write(
    'They count as they are. After a change they only add until you say so again.\n',
  );
  return EXIT.allow;
}
