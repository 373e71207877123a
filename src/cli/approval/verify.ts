import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ApprovalBundle } from '../../server/contract/presence.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { connectionOf } from '../server/connection.ts';
import { askSince, type Since } from './ask-since.ts';
import { checkBundle } from './check/check-bundle.ts';
import type { Checked, Demands } from './check/check-bundle.ts';
import { sayChecked } from './say-checked.ts';

export interface ApprovalVerifyOptions {
  readonly key?: string;
  readonly change?: string;
  /** Asked what became of the release since; nobody is asked where it is left out. */
  readonly server?: string;
  readonly token?: string;
  readonly format: 'text' | 'json';
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * `holdpoint approval verify`: reads no database, and asks a server only where one is named. What does not
 * fit, and a release that is none any more, end with 20.
 */
export async function runApprovalVerify(
  file: string,
  options: ApprovalVerifyOptions,
  context: CliContext,
): Promise<ExitCode> {
  const demands: Demands = { key: keyOf(options.key), change: changeOf(options.change) };
  const bundle = await readBundle(file, context.cwd);
  const checked = checkBundle(bundle, demands);
  const isProved = checked.problems.length === 0 && checked.standing.kind !== 'ended';
  const isAsked = isProved && options.server !== undefined;
  const since = isAsked ? await askSince(bundle, checked, connectionOf(options, context)) : null;
  context.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(inJson(checked, since), null, 2)}\n`
      : `${sayChecked(checked, bundle, demands, since)}\n`,
  );
  return isProved && since?.kind !== 'ended' ? EXIT.allow : EXIT.deny;
}

async function readBundle(file: string, cwd: string): Promise<ApprovalBundle> {
  const path = resolve(cwd, file);
  let text: string;
  try {
    if ((await stat(path)).size > MOST_BYTES) throw new UsageError(`${file}: larger than 64 MB`);
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const why = (cause as { readonly code?: unknown }).code;
    throw new UsageError(`${file}: cannot be read (${String(why)})`, { cause });
  }
  const bundle = ApprovalBundle.safeParse(json(text));
  if (bundle.success) return bundle.data;
  const [issue] = bundle.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new UsageError(
    `${file}: not a file of "holdpoint approval export"${place}: ${issue?.message ?? 'malformed'}`,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(text.trim())) return text.trim();
  throw new UsageError(
    `--key ${text}: not a verifier key. It looks like NAME+1a2b3c4d+BASE64; the page of the ledger shows it`,
  );
}

function changeOf(text: string | undefined): string | null {
  if (text === undefined || /^sha256:[0-9a-f]{64}$/.test(text)) return text ?? null;
  throw new UsageError(
    `--change ${text}: not a digest. Take "digest" from: holdpoint assess --format json`,
  );
}

function inJson({ problems, answers, released, standing, asOf }: Checked, since: Since | null) {
  const kind = problems.length > 0 ? 'broken' : standing.kind === 'ended' ? 'void' : 'proved';
  return { kind, problems, answers, released, asOf, since };
}
