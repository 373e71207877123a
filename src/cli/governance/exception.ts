import { ExceptionList, type Exception } from '../../server/contract/governance/exceptions.ts';
import type { CliContext } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { ask } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';

/** `holdpoint exception list`. A late review is worth an exit code of its own. */
export async function runExceptionList(
  options: ServerOptions & { readonly format: 'text' | 'json' },
  context: CliContext,
): Promise<ExitCode> {
  const list = await ask(connectionOf(options, context), {
    method: 'GET',
    path: 'api/exceptions',
    answer: ExceptionList,
    patience: 30_000,
  });
  context.stdout.write(
    options.format === 'json' ? `${JSON.stringify(list, null, 2)}\n` : say(list),
  );
  return list.counts.reviewsLate > 0 ? EXIT.hold : EXIT.allow;
}

function say({ exceptions, counts }: ExceptionList): string {
  if (exceptions.length === 0) return 'Nobody has asked for an exception.\n';
  const lines = exceptions.flatMap((each) => [line(each), `    ${each.reason}`, ...ends(each)]);
  const sum = `${counts.inForce} in force, ${counts.asked} asked for, ${counts.reviewsDue} to review, ${counts.reviewsLate} late`;
  return `${[...lines, '', sum].map(plain).join('\n')}\n`;
}

function line({ id, state, rules, scope, askedBy }: Exception): string {
  const which = rules.includes('*') ? 'every rule' : rules.join(', ');
  const where = scope.kind === 'case' ? `case ${scope.case}` : scope.systems.join(', ');
  return `${id}  ${state}: ${which} on ${where}, asked for by ${askedBy.name}`;
}

function ends({ granted, refused, revoked, review, reviewState, ends: end }: Exception): string[] {
  const lines: string[] = [];
  if (granted !== null) {
    lines.push(
      `    granted by ${granted.by.name} (${granted.level}) until ${end}, review by ${granted.reviewBy}${reviewState === 'late' ? ': LATE' : ''}`,
    );
  }
  if (refused !== null) lines.push(`    refused by ${refused.by.name}: ${refused.reason}`);
  if (revoked !== null) lines.push(`    taken back by ${revoked.by.name}: ${revoked.reason}`);
  if (review !== null) lines.push(`    reviewed by ${review.by.name}: ${review.finding}`);
  return lines;
}
