import { sealChange } from '../../core/change/seal.ts';
import { sha256 } from '../../engine/sha256.ts';
import { Submission } from '../../server/contract/cases.ts';
import { SubmissionReceipt } from '../../server/contract/outcome.ts';
import { validationsOf } from '../assess/claims.ts';
import { withHandsHere } from '../assess/hands-here.ts';
import type { ReadingOptions } from '../assess/options.ts';
import { readInputs } from '../assess/read-inputs.ts';
import { inputWords, quoted } from '../assess/submit-command.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import { Refused, ask } from './client.ts';
import { connectionOf } from './connection.ts';
import type { ServerOptions } from './options.ts';
import { patternsOfServer } from './patterns-wanted.ts';

export interface SubmitOptions extends ReadingOptions, ServerOptions {
  readonly title: string;
  readonly slot?: string;
  readonly link?: string;
  readonly format: 'text' | 'json';
}

/** `holdpoint submit`: hands the sealed change to the server, which judges it by its own rules. */
export async function runSubmit(
  paths: readonly string[],
  options: SubmitOptions,
  context: CliContext,
): Promise<ExitCode> {
  const connection = connectionOf(options, context);
  const read = await readInputs(paths, options, context, patternsOfServer(connection));
  const submission = {
    title: options.title,
    change: sealChange(read.draft, sha256),
    actors: await withHandsHere(read.actors, options, context),
    clues: read.clues,
    validations: validationsOf(options),
    slot: options.slot ?? null,
    link: options.link ?? null,
  };
  checkShape(submission);
  const receipt = await ask(connection, {
    method: 'POST',
    path: 'api/cases',
    body: submission,
    answer: SubmissionReceipt,
    patience: 120_000,
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new UsageError(error.message, { cause: error }) : error;
  });
  context.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(receipt, null, 2)}\n`
      : say(receipt, inputWords(paths, options)),
  );
  return receipt.state === 'released' ? EXIT.allow : EXIT[receipt.verdict.outcome];
}

/** Only what a flag can get wrong; the rest is ours. */
function checkShape(submission: object): void {
  const flags = Submission.pick({ title: true, slot: true, link: true });
  const [issue] = flags.safeParse(submission).error?.issues ?? [];
  if (issue) throw new UsageError(`--${issue.path.join('.')}: ${issue.message}`);
}

function say(receipt: SubmissionReceipt, inputs: readonly string[]): string {
  const { verdict, page, id } = receipt;
  const lines = [
    `${verdict.outcome.toUpperCase()}  ${verdict.summary}`,
    ...verdict.open.map((open) => `  - ${open}`),
    '',
    `  ${receipt.created ? 'The case' : 'The case that was waiting already'}: ${page}`,
  ];
  if (receipt.state === 'waiting') {
    lines.push(`  Wait for it: holdpoint wait ${[id, ...inputs].map(quoted).join(' ')}`);
  }
  return `${lines.map(plain).join('\n')}\n`;
}
