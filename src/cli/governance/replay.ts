import { renderReplayMarkdown } from '../../engine/governance/replay/render-markdown.ts';
import type { ReplayReport } from '../../engine/governance/replay/types.ts';
import { readSource } from '../../config/yaml/source.ts';
import { ReplayReport as ReplayAnswer } from '../../server/contract/governance/replay.ts';
import type { CliContext } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { policyFile } from '../lint/policy-lint.ts';
import { ask, Refused } from '../server/client.ts';
import { connectionOf } from '../server/connection.ts';
import type { ServerOptions } from '../server/options.ts';
import { replayLines } from './replay-text.ts';

export interface ReplayOptions extends ServerOptions {
  readonly since: string;
  readonly policy?: string;
  readonly cases?: string;
  readonly against?: string;
  readonly catalog?: string;
  readonly incidents?: string;
  readonly format: 'table' | 'json' | 'markdown';
}

/** Ten thousand cases take seconds; a server with other work may take longer. */
const PATIENCE = 600_000;

/** `holdpoint policy replay`: on a server's record, or on cases exported from it. */
export async function runPolicyReplay(
  options: ReplayOptions,
  context: CliContext,
): Promise<ExitCode> {
  const file = policyFile(options.policy, context.cwd);
  const days = daysOf(options.since);
  const report =
    options.cases === undefined
      ? await onServer(file, days, options, context)
      : await offline(file, days, options.cases, options, context);
  context.stdout.write(RENDER[options.format](report));
  return EXIT.allow;
}

const RENDER: Readonly<Record<ReplayOptions['format'], (report: ReplayReport) => string>> = {
  table: (report) => `${replayLines(report).join('\n')}\n`,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  markdown: renderReplayMarkdown,
};

async function onServer(
  file: string,
  days: number,
  options: ReplayOptions,
  context: CliContext,
): Promise<ReplayReport> {
  const { text } = await readSource(file);
  return ask(connectionOf(options, context), {
    method: 'POST',
    path: 'api/policy/replay',
    body: { policy: text, file: file.slice(-500), days },
    answer: ReplayAnswer,
    patience: PATIENCE,
  }).catch((error: unknown) => {
    throw error instanceof Refused ? new UsageError(error.message, { cause: error }) : error;
  });
}

async function offline(
  file: string,
  days: number,
  cases: string,
  options: ReplayOptions,
  context: CliContext,
): Promise<ReplayReport> {
  const { replayOffline } = await import('./replay-offline.ts');
  return replayOffline({ ...options, file, days, cases }, context);
}

/** Days of `90d` or `12w`. */
function daysOf(text: string): number {
  const [, number, unit] = /^([1-9][0-9]{0,3})([dw])$/.exec(text) ?? [];
  const days = Number(number) * (unit === 'w' ? 7 : 1);
  if (days >= 1 && days <= 3660) return days;
  throw new UsageError(`--since ${text}: not a length of time. Write it like 90d or 12w`);
}
