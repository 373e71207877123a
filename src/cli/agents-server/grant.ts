import { GuardSnapshot } from '../../server/contract/agents/guard.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { ask } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';

/** `holdpoint grant list`: what guards go by. */
export async function runGrantList(
  options: ServerOptions & { readonly format: 'text' | 'json' },
  context: CliContext,
): Promise<ExitCode> {
  const { grants } = await ask(connectionOf(options, context), {
    method: 'GET',
    path: 'api/guard/snapshot',
    answer: GuardSnapshot.pick({ grants: true }),
    patience: 30_000,
  });
  context.stdout.write(
    options.format === 'json' ? `${JSON.stringify({ grants }, null, 2)}\n` : say(grants),
  );
  return EXIT.allow;
}

function say(grants: GuardSnapshot['grants']): string {
  if (grants.length === 0) return 'Agents may do nothing alone by a grant.\n';
  return grants
    .map(
      ({ id, agent, systems, environments, verbs, quota, startsAt, endsAt, grantedBy, reason }) => {
        const who = agent === '*' ? 'every agent' : agent;
        const what = `${verbs.join(', ')} on ${systems.join(', ')} in ${environments.join(', ')}`;
        const often = `${quota.count} in ${quota.perSeconds} seconds`;
        return `${plain(`${id}  ${who}: ${what}, ${often}`)}\n    ${plain(`${startsAt} to ${endsAt}, by ${grantedBy}: ${reason}`)}\n`;
      },
    )
    .join('');
}
