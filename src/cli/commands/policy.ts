import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { ReplayOptions } from '../governance/replay.ts';
import { addServerOptions } from '../server/options.ts';

const EXAMPLES = `
Examples:
  $ holdpoint policy lint
  $ holdpoint policy test .holdpoint/policy.yaml
  $ holdpoint policy replay --since 90d --policy new.yaml

Exit codes: 0 all well, 2 mistakes were found or a case came out otherwise, 1 a fault of our own.
`;

export function definePolicy(program: Command, context: CliContext): void {
  const policy = program
    .command('policy')
    .summary('check a policy, run the cases kept beside it, and replay it on the past')
    .addHelpText('after', EXAMPLES);
  policy
    .command('lint')
    .summary('find every mistake in a policy, with line and suggestion')
    .argument('[file]', 'the policy (default: .holdpoint/policy.yaml or policy.yaml)')
    .option('--catalog <file>', 'check names against this catalog (default: the usual places)')
    .action(async (file: string | undefined, options: { readonly catalog?: string }) => {
      const { runPolicyLint } = await import('../lint/policy-lint.ts');
      context.finish(await runPolicyLint(file, options.catalog, context));
    });
  policy
    .command('test')
    .summary('run the cases that a team keeps beside its policy')
    .argument('[file]', 'the policy (default: .holdpoint/policy.yaml or policy.yaml)')
    .option('--catalog <file>', 'the catalog to run them with (default: the usual places)')
    .action(async (file: string | undefined, options: { readonly catalog?: string }) => {
      const { runPolicyTest } = await import('../lint/policy-test.ts');
      context.finish(await runPolicyTest(file, options.catalog, context));
    });
  addServerOptions(
    policy
      .command('replay')
      .summary('what a policy would have done to everything that was submitted')
      .option('--since <length>', 'how far back: 90d, 12w', '90d')
      .option(
        '--policy <file>',
        'the proposed policy (default: .holdpoint/policy.yaml or policy.yaml)',
      )
      .option('--cases <file>', 'replay these, one JSON value a line, without a server')
      .option('--against <file>', 'with --cases: the present policy (default: the built-in one)')
      .option('--catalog <file>', 'with --cases: the catalog (default: the usual places)')
      .option('--incidents <file>', 'with --cases: what went wrong before')
      .addOption(
        new Option('--format <format>', 'how to say it')
          .choices(['table', 'json', 'markdown'])
          .default('table'),
      ),
  ).action(async (options: ReplayOptions) => {
    const { runPolicyReplay } = await import('../governance/replay.ts');
    context.finish(await runPolicyReplay(options, context));
  });
}
