import { Option } from 'commander';
import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { InstallOptions } from '../git-hooks/install/install.ts';
import type { LocalRules } from '../git-hooks/judge-here.ts';

const TEXT = `
Examples:
  $ cd /srv/git/shop.git && holdpoint git-hook install --server
  $ git config holdpoint.server https://holdpoint.example
  $ git config holdpoint.tokenFile /etc/holdpoint/shop.token
  $ git config --add holdpoint.protectedRef main
  $ git config --add holdpoint.protectedRef 'release/*'

Exit codes: 0 the push may go on, 10 held, 20 denied, 2 bad input or settings, 1 a fault of our own. git
refuses the push on anything but 0.
`;

const INSTALL_TEXT = `
Examples:
  $ holdpoint git-hook install            on a bare repository the gate, elsewhere the early look
  $ holdpoint git-hook install --client

A hook that is there already is kept beside ours and runs first.

Exit codes: 0 it is in place, 2 it could not be put there, 1 a fault of our own.
`;

const UNINSTALL_TEXT = `
Examples:
  $ holdpoint git-hook uninstall

Exit codes: 0 it is gone, 2 there was none, 1 a fault of our own.
`;

const PRE_RECEIVE_TEXT = `
Examples:
  $ echo "$OLD $NEW refs/heads/main" | holdpoint git-hook pre-receive
  $ holdpoint git-hook pre-receive --policy /etc/holdpoint/policy.yaml < updates

Exit codes: 0 the push may go on, 10 held, 20 denied, 2 bad input or settings, 1 a fault of our own. git
refuses the push on anything but 0.
`;

const PRE_PUSH_TEXT = `
Examples:
  $ echo "refs/heads/main $NEW refs/heads/main $OLD" | holdpoint git-hook pre-push origin
  $ git config holdpoint.prePush stop     let it stop pushes that would be held
  $ git push --no-verify                  push without it

Exit codes: 0 nothing keeps the push back; with holdpoint.prePush=stop 10 held, 20 denied.
`;

export function defineGitHook(program: Command, context: CliContext): void {
  const command = program
    .command('git-hook')
    .summary('judge pushes to a git server of your own')
    .description(
      'A gate for repositories without a forge: a push to a protected branch is held on the server until ' +
        'people have released exactly it.',
    )
    .addHelpText('after', TEXT);
  command
    .command('install')
    .summary('put the hook into the repository here')
    .description(
      'Writes the hook of this repository, where git looks for it. Keeps one that is there.',
    )
    .addOption(new Option('--server', 'the gate: pre-receive').conflicts('client'))
    .option('--client', 'the early look: pre-push')
    .addHelpText('after', INSTALL_TEXT)
    .action(async (options: InstallOptions) => {
      const { runInstall } = await import('../git-hooks/install/install.ts');
      context.finish(await runInstall(options, context));
    });
  command
    .command('uninstall')
    .summary('take the hook out, and put back what was there')
    .description('Takes out hooks that install wrote, and no others.')
    .addHelpText('after', UNINSTALL_TEXT)
    .action(async () => {
      const { runUninstall } = await import('../git-hooks/install/install.ts');
      context.finish(await runUninstall(context));
    });
  addRules(
    command
      .command('pre-receive')
      .summary('judge a push on the server, before anything of it is in')
      .description(
        'Reads OLD NEW REF lines. Asks the server that holdpoint.server or HOLDPOINT_SERVER names, else judges ' +
          'here; then what is held is refused.',
      ),
  )
    .addHelpText('after', PRE_RECEIVE_TEXT)
    .action(async (rules: LocalRules) => {
      const { runPreReceive } = await import('../git-hooks/pre-receive.ts');
      context.finish(await runPreReceive(rules, context));
    });
  addRules(
    command
      .command('pre-push')
      .summary('the same question before a push; tells, and is no gate')
      .description(
        'Reads LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID lines. Judges here and asks nobody.',
      )
      .argument('[remote]', 'name of the remote')
      .argument('[url]', 'where it is'),
  )
    .addHelpText('after', PRE_PUSH_TEXT)
    .action(async (_remote: string | undefined, _url: string | undefined, rules: LocalRules) => {
      const { runPrePush } = await import('../git-hooks/pre-push.ts');
      context.finish(await runPrePush(rules, context));
    });
}

function addRules(command: Command): Command {
  return command
    .option(
      '--policy <file>',
      'rules to judge by without a server (default: holdpoint.policy, else those of the commit before)',
    )
    .option(
      '--catalog <file>',
      'systems and people (repeatable; default: holdpoint.catalog, else those of the commit before)',
      collect,
    );
}
