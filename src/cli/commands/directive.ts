import { Option } from 'commander';
import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { CliContext } from '../context.ts';
import type { DirectiveStart, ExtendOptions, Format } from '../governance/directive.ts';
import { addServerOptions, type ServerOptions } from '../server/options.ts';

const TEXT = `
Examples:
  $ holdpoint directive start tier-1-reset --scope tier=1 --for 90d \\
      --require two-reviewers,director-audit --reason "Six hours without orders on 5 March."
  $ holdpoint directive list
  $ holdpoint directive report tier-1-reset --format markdown

A directive is a rule with an end. The command line proposes; somebody principal or above signs it with their
passkey on its page, and the same for an extension or an early end: a token cannot.

Requirements: two-reviewers, senior-sign-off, owners, automated-checks, director-audit, vp-audit.
`;

export function defineDirective(program: Command, context: CliContext): void {
  const directive = program
    .command('directive')
    .summary('propose, list and report on rules with an end')
    .addHelpText('after', TEXT);
  addServerOptions(
    directive
      .command('start')
      .summary('propose a directive, to be signed on its page')
      .argument('<name>', 'a name in lower case with dashes')
      .requiredOption('--reason <text>', 'why, for everybody whom it binds')
      .requiredOption('--require <names>', 'what it asks for, separated by commas', collect)
      .option(
        '--scope <what>',
        'tier=1, system=ID, environment=NAME or when=CONDITION; may be given again (default: every change)',
        collect,
      )
      .option('--for <length>', 'how long it binds: 90d, 12w, 36h')
      .addOption(new Option('--until <instant>', 'when it ends instead').conflicts('for'))
      .option('--starts <instant>', 'when it begins (default: when it is signed)')
      .option('--title <text>', 'a few words')
      .option('--message <text>', 'what whoever waits is told')
      .addOption(format()),
  ).action(async (name: string, options: DirectiveStart) => {
    const { runDirectiveStart } = await import('../governance/directive.ts');
    context.finish(await runDirectiveStart(name, options, context));
  });
  addServerOptions(
    directive.command('list').summary('directives, newest first').addOption(format()),
  ).action(async (options: ServerOptions & Format) => {
    const { runDirectiveList } = await import('../governance/directive.ts');
    context.finish(await runDirectiveList(options, context));
  });
  addServerOptions(
    directive
      .command('show')
      .summary('one directive, and what was done to it')
      .argument('<name>')
      .addOption(format()),
  ).action(async (name: string, options: ServerOptions & Format) => {
    const { runDirectiveShow } = await import('../governance/directive.ts');
    context.finish(await runDirectiveShow(name, options, context));
  });
  addServerOptions(
    directive
      .command('extend')
      .summary('propose a later end, to be signed on its page')
      .argument('<name>')
      .requiredOption('--reason <text>', 'why it should last longer')
      .option('--for <length>', 'how much longer than its present end: 30d')
      .addOption(new Option('--until <instant>', 'the new end').conflicts('for'))
      .addOption(format()),
  ).action(async (name: string, options: ExtendOptions) => {
    const { runDirectiveExtend } = await import('../governance/directive.ts');
    context.finish(await runDirectiveExtend(name, options, context));
  });
  addServerOptions(
    directive
      .command('end')
      .summary('propose to end it at once, to be signed on its page')
      .argument('<name>')
      .requiredOption('--reason <text>', 'why it is no longer needed')
      .addOption(format()),
  ).action(async (name: string, options: ServerOptions & Format & { readonly reason: string }) => {
    const { runDirectiveEnd } = await import('../governance/directive.ts');
    context.finish(await runDirectiveEnd(name, options, context));
  });
  addServerOptions(
    directive
      .command('report')
      .summary('what it cost, caught and missed so far')
      .argument('<name>')
      .addOption(
        new Option('--format <format>', 'how to say it')
          .choices(['markdown', 'json'])
          .default('markdown'),
      ),
  ).action(
    async (name: string, options: ServerOptions & { readonly format: 'markdown' | 'json' }) => {
      const { runDirectiveReport } = await import('../governance/directive.ts');
      context.finish(await runDirectiveReport(name, options, context));
    },
  );
}

function format(): Option {
  return new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text');
}
