import { resolve } from 'node:path';
import { askApp } from '../../../doors/forge/forges/github/app/ask-app.ts';
import { webUrlOf } from '../../../doors/forge/forges/github/client/options.ts';
import { splitRepository } from '../../../doors/forge/shared/repository-name.ts';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import { withKeptApp, type AppSource } from '../../../server/forges/kept-app.ts';
import { dataFolderOf } from '../../../store/embedded/data-folder.ts';
import type { CliContext } from '../../context.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ExitCode } from '../../exit-codes.ts';
import { ServerFault, UsageError } from '../../faults.ts';
import { plain } from '../../terminal/layout.ts';
import { githubAddressOf, serverAddressOf } from '../github-address.ts';
import { githubOptionsOf } from '../kept-options.ts';
import { installAddress } from '../page/steps.ts';
import { checkApp, checkHook, checkInstallations } from './check-app.ts';
import { checkRepository } from './check-repository.ts';
import type { Finding } from './finding.ts';

export interface CheckOptions {
  readonly server?: string;
  readonly repository?: string;
  readonly branch?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const MARKS = { good: 'ok     ', open: 'open   ', unknown: 'unknown' } as const;

/** `holdpoint forge check github`: what is missing for merges to be held, and how it is mended. */
export async function runCheck(options: CheckOptions, context: CliContext): Promise<ExitCode> {
  mustFit(options);
  const folder =
    options.out === undefined ? dataFolderOf(context.env) : resolve(context.cwd, options.out);
  // A folder that was named is what is asked about, whatever the environment says.
  const { env, from } = await withKeptApp(options.out === undefined ? context.env : {}, folder);
  const github = await githubOptionsOf(env, context);
  if (github === null) {
    throw new UsageError(
      `no GitHub App is connected: neither the environment nor ${folder} names one. Make one with holdpoint forge connect github`,
    );
  }
  const web = webUrlOf(github.apiUrl);
  const server = options.server ?? context.env['HOLDPOINT_PUBLIC_URL']?.trim();
  const ask = askApp(github);
  const address =
    server === undefined || server === '' ? null : serverAddressOf(server, githubAddressOf(web));
  try {
    const own = await ask.own();
    const installations = await ask.installations();
    const findings: Finding[] = [
      ...checkApp(own),
      ...checkHook(await ask.hook(), await ask.deliveries(), address),
      ...checkInstallations(installations, own),
    ];
    if (options.repository !== undefined) {
      const { repository, branch = null } = options;
      const asked = { repository, branch, appId: own.appId, web, installAt: installAddress(own) };
      findings.push(await checkRepository(ask, asked));
    }
    show(findings, placeOf(from), options, context);
    return findings.every(({ kind }) => kind === 'good') ? EXIT.allow : EXIT.hold;
  } catch (error) {
    if (!(error instanceof ForgeFault)) throw error;
    throw new ServerFault(error.message, { cause: error });
  }
}

function mustFit({ repository, branch }: CheckOptions): void {
  if (repository !== undefined && splitRepository(repository) === null) {
    throw new UsageError(`--repository ${repository}: not a repository. Write it as owner/name`);
  }
  if (branch === undefined || repository !== undefined) return;
  throw new UsageError('--branch is of a repository: give --repository OWNER/NAME as well');
}

function show(
  findings: readonly Finding[],
  from: string,
  { json }: CheckOptions,
  { stdout }: CliContext,
): void {
  if (json === true) {
    stdout.write(`${JSON.stringify({ settings: from, findings }, null, 2)}\n`);
    return;
  }
  stdout.write(`Settings: ${plain(from)}\n`);
  for (const finding of findings) {
    stdout.write(`${MARKS[finding.kind]}  ${plain(finding.what)}\n`);
    if (finding.kind === 'good') continue;
    const [first = '', ...rest] = finding.mend.split('\n');
    stdout.write(`         ${plain(first)}\n`);
    // A command is copied as it is, so nothing stands before its lines.
    for (const line of rest) stdout.write(`${line}\n`);
  }
}

function placeOf(from: AppSource): string {
  return from.kind === 'file' ? from.file : 'the environment';
}
