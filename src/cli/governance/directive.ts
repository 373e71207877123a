import type { ZodType } from 'zod';
import { renderDirectiveReport } from '../../engine/governance/report/render-directive-report.ts';
import {
  Directive,
  DirectiveList,
  DirectiveReport,
  EarlyEnd,
  Extension,
  NewDirective,
} from '../../server/contract/governance/directives.ts';
import type { CliContext } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { ask, Refused } from '../server/client.ts';
import { connectionOf, type Connection } from '../server/connection.ts';
import { issueWords } from '../server/issue-words.ts';
import type { ServerOptions } from '../server/options.ts';
import { plain } from '../terminal/layout.ts';
import { directiveLines } from './directive-text.ts';
import { scopeOf } from './scope-words.ts';

export interface Format {
  readonly format: 'text' | 'json';
}

export interface DirectiveStart extends ServerOptions, Format {
  readonly reason: string;
  readonly require: readonly string[];
  readonly scope?: readonly string[];
  readonly for?: string;
  readonly until?: string;
  readonly starts?: string;
  readonly title?: string;
  readonly message?: string;
}

export interface ExtendOptions extends ServerOptions, Format {
  readonly reason: string;
  readonly for?: string;
  readonly until?: string;
}

const PATIENCE = 30_000;
const REPORT_PATIENCE = 300_000;

/** `holdpoint directive start`: proposes; a person signs it on its page. */
export async function runDirectiveStart(
  name: string,
  options: DirectiveStart,
  context: CliContext,
): Promise<ExitCode> {
  const body = checked(NewDirective, {
    name,
    reason: options.reason,
    scope: scopeOf(options.scope ?? []),
    requires: options.require.flatMap((each) => each.split(',').map((part) => part.trim())),
    until: untilOf(options),
    starts: options.starts === undefined ? null : instantOf(options.starts, '--starts'),
    title: options.title ?? null,
    message: options.message ?? null,
  });
  const connection = connectionOf(options, context);
  const directive = await post(connection, 'api/directives', body);
  return say(connection, directive, options, context);
}

/** `holdpoint directive extend`. */
export async function runDirectiveExtend(
  name: string,
  options: ExtendOptions,
  context: CliContext,
): Promise<ExitCode> {
  const body = checked(Extension, { until: untilOf(options), reason: options.reason });
  const connection = connectionOf(options, context);
  const directive = await post(connection, `${pathOf(name)}/extend`, body);
  return say(connection, directive, options, context);
}

/** `holdpoint directive end`. */
export async function runDirectiveEnd(
  name: string,
  options: ServerOptions & Format & { readonly reason: string },
  context: CliContext,
): Promise<ExitCode> {
  const body = checked(EarlyEnd, { reason: options.reason });
  const connection = connectionOf(options, context);
  const directive = await post(connection, `${pathOf(name)}/end`, body);
  return say(connection, directive, options, context);
}

/** `holdpoint directive list`. */
export async function runDirectiveList(
  options: ServerOptions & Format,
  context: CliContext,
): Promise<ExitCode> {
  const list = await get(connectionOf(options, context), 'api/directives', DirectiveList);
  context.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(list, null, 2)}\n`
      : list.directives.length === 0
        ? 'There are no directives.\n'
        : `${list.directives.map((each) => directiveLines(each).join('\n')).join('\n\n')}\n`,
  );
  return EXIT.allow;
}

/** `holdpoint directive show`. */
export async function runDirectiveShow(
  name: string,
  options: ServerOptions & Format,
  context: CliContext,
): Promise<ExitCode> {
  const directive = await get(connectionOf(options, context), pathOf(name), Directive);
  context.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(directive, null, 2)}\n`
      : `${directiveLines(directive).join('\n')}\n`,
  );
  return EXIT.allow;
}

/** `holdpoint directive report`. */
export async function runDirectiveReport(
  name: string,
  options: ServerOptions & { readonly format: 'markdown' | 'json' },
  context: CliContext,
): Promise<ExitCode> {
  const path = `${pathOf(name)}/report`;
  const report = await get(connectionOf(options, context), path, DirectiveReport, REPORT_PATIENCE);
  context.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderDirectiveReport(report),
  );
  return EXIT.allow;
}

function pathOf(name: string): string {
  return `api/directives/${encodeURIComponent(name)}`;
}

function untilOf(given: { readonly for?: string; readonly until?: string }): object {
  if (given.for !== undefined) return { for: given.for };
  if (given.until !== undefined) return { ends: instantOf(given.until, '--until') };
  throw new UsageError('a directive has an end: give --for 90d, or --until 2026-06-09');
}

function instantOf(text: string, flag: string): string {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new UsageError(
    `${flag} ${text}: no instant. Write it like 2026-06-09 or 2026-06-09T09:00Z`,
  );
}

/** Throws `UsageError` with the first thing that is wrong, under the name that the flag has. */
function checked<T>(schema: ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = String(issue?.path[0] ?? 'name');
  throw new UsageError(issueWords(FLAGS[place] ?? place, issue));
}

const FLAGS: Readonly<Record<string, string>> = {
  requires: '--require',
  until: '--for',
  reason: '--reason',
  scope: '--scope',
  title: '--title',
  message: '--message',
};

function post(connection: Connection, path: string, body: unknown): Promise<Directive> {
  return ask(connection, {
    method: 'POST',
    path,
    body,
    answer: Directive,
    patience: PATIENCE,
  }).catch(asUsage);
}

function get<T>(
  connection: Connection,
  path: string,
  answer: ZodType<T>,
  patience = PATIENCE,
): Promise<T> {
  return ask(connection, { method: 'GET', path, answer, patience }).catch(asUsage);
}

function asUsage(error: unknown): never {
  throw error instanceof Refused ? new UsageError(error.message, { cause: error }) : error;
}

function say(
  connection: Connection,
  directive: Directive,
  { format }: Format,
  context: CliContext,
): ExitCode {
  if (format === 'json') {
    context.stdout.write(`${JSON.stringify(directive, null, 2)}\n`);
    return EXIT.allow;
  }
  const page = new URL(`directives/${encodeURIComponent(directive.name)}`, connection.server).href;
  const lines = [...directiveLines(directive), '', `Sign it at ${page}`];
  context.stdout.write(`${lines.map(plain).join('\n')}\n`);
  return EXIT.allow;
}
