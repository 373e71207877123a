import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { ServeOptions } from '../server/serve.ts';

const EXAMPLES = `
Examples:
  $ holdpoint serve --sample
  $ DATABASE_URL=postgres://… holdpoint serve --catalog catalog.yaml --policy policy.yaml --port 4600

Environment:
  HOLDPOINT_DATA           folder for the ledger's key and the embedded database
  DATABASE_URL             a PostgreSQL of your own, 15 or newer, instead of the embedded one
  HOLDPOINT_PORT           port to listen on
  HOLDPOINT_HOST           address to listen on
  HOLDPOINT_PUBLIC_URL     address people reach it by, behind a proxy
  HOLDPOINT_PROXIES        how many proxies stand in front and add to X-Forwarded-For (0)
  HOLDPOINT_ORGANISATION   name shown on pages
  HOLDPOINT_LEDGER_KEY     private key that signs the ledger, as PEM, instead of the one in the folder
  HOLDPOINT_LEDGER_ORIGIN  name of the ledger in its signatures; set it once for good
  HOLDPOINT_CASE_HOURS     how long a case waits (168)
  HOLDPOINT_RELEASE_HOURS  how long a release may be used (24)
  HOLDPOINT_LEDGER_MINUTES how often the server verifies all of its ledger (15)
  HOLDPOINT_OIDC_ISSUER    identity provider (OpenID Connect) by which people sign in
  HOLDPOINT_OIDC_CLIENT_ID, _CLIENT_SECRET, _SCOPES   what this server is there, and what it asks for
  HOLDPOINT_OIDC_STRONG    values of acr or amr that are strong enough to enrol a passkey by
  HOLDPOINT_OIDC_GROUPS    claim that lists a person's groups
  HOLDPOINT_NOTIFY_URL     where notices about people's passkeys are posted, too
  HOLDPOINT_PASSKEYS       device-bound to take none that may be copied to other devices (any)
  HOLDPOINT_GITHUB_…       the GitHub App, instead of the one that "forge connect" put into the folder
  HOLDPOINT_GITLAB_…       the address of GitLab, the token for it, and the secret of its webhooks
  HOLDPOINT_GIT_REPOSITORIES  plain repositories to watch, as NAME=FOLDER or NAME=ADDRESS
  HOLDPOINT_WATCHED_BRANCHES  branches to watch beside the default and the protected ones
  HOLDPOINT_SWEEP_MINUTES  how often forges and repositories are looked through (5)
  HOLDPOINT_LOG            level of the log on standard error: info, warn, error, silent …
`;

export function defineServe(program: Command, context: CliContext): void {
  program
    .command('serve')
    .summary('serve the pages and the API where people decide')
    .description(
      'Serves Holdpoint on its own PostgreSQL, kept in HOLDPOINT_DATA, or on the one that DATABASE_URL names.',
    )
    .option('--sample', 'with a small sample organisation and a sign-in for it')
    .option(
      '--port <number>',
      'port to listen on (default: $HOLDPOINT_PORT, else a free one from 4600)',
    )
    .option('--host <address>', 'address to listen on (default: this machine only)')
    .option('--catalog <file>', 'systems and people (repeatable)', collect)
    .option('--policy <file>', 'policy to judge by')
    .option('--incidents <file>', 'past incidents')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('../server/serve.ts');
      context.finish(await runServe(options, context));
    });
}
