import { Argument } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { CheckOptions } from '../forge-connect/check/run.ts';
import type { ConnectOptions } from '../forge-connect/settings.ts';

const CONNECT = `
Shows a page on this machine from which GitHub is asked for the App, writes its settings and key where
"holdpoint serve" finds them, waits until the App is installed, and says how its check is required. Ended
before that, it goes on from there when it is run again.

Examples:
  $ holdpoint forge connect github --server https://holdpoint.example.com --organization acme
  $ holdpoint forge connect github --github https://ghe.example.com --out /srv/holdpoint
  $ holdpoint forge connect github --no-browser --port 4599

Exit codes: 0 the App is installed, 10 ended before that (Ctrl-C, or --timeout), 2 bad input or usage,
1 GitHub does not answer or refuses, or a fault of our own.
`;

const CHECK = `
Asks GitHub by the settings of the environment, else by those in the data folder: what the App may do, where
it is installed, whether webhooks arrive, and whether a branch requires its check and no other.

Examples:
  $ holdpoint forge check github
  $ holdpoint forge check github --repository acme/shop --branch main

Exit codes: 0 all is as it must be, 10 something is to be put right, 2 bad input or usage,
1 GitHub does not answer or refuses, or a fault of our own.
`;

export function defineForge(program: Command, context: CliContext): void {
  const forge = program
    .command('forge')
    .summary('connect a forge whose merges are held, and check the connection');
  const which = () => new Argument('<forge>', 'the forge').choices(['github']);
  const folder = 'folder of the settings (default: the data folder of holdpoint serve)';
  forge
    .command('connect')
    .summary('make a GitHub App, keep its settings, and see it installed')
    .addArgument(which())
    .option('--server <url>', 'public address of Holdpoint (default: $HOLDPOINT_PUBLIC_URL)')
    .option('--organization <name>', 'whose App it will be (default: your own)')
    .option('--name <name>', 'what the App is called (default: made of whose it is)')
    .option('--github <url>', 'GitHub, or an Enterprise server', 'https://github.com')
    .option('--out <folder>', folder)
    .option('--port <number>', 'port of the page (default: any that is free)')
    .option('--no-browser', 'this machine has no browser: say how to reach the page from another')
    .option('--replace', 'make another App where one is connected; what is there is kept')
    .option('--timeout <duration>', 'how long to wait for all of it', '1h')
    .addHelpText('after', CONNECT)
    .action(async (_forge: string, options: ConnectOptions) => {
      const { runConnect } = await import('../forge-connect/run.ts');
      context.finish(await runConnect(options, context));
    });
  forge
    .command('check')
    .summary('ask GitHub whether the App, its webhooks and the rules are as they must be')
    .addArgument(which())
    .option('--server <url>', 'public address of Holdpoint (default: $HOLDPOINT_PUBLIC_URL)')
    .option('--repository <owner/name>', 'see whether a rule there requires the check of this App')
    .option('--branch <name>', 'of the repository (default: its default branch)')
    .option('--out <folder>', folder)
    .option('--json', 'the same as JSON')
    .addHelpText('after', CHECK)
    .action(async (_forge: string, options: CheckOptions) => {
      const { runCheck } = await import('../forge-connect/check/run.ts');
      context.finish(await runCheck(options, context));
    });
}
