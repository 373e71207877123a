import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

const EXAMPLES = `
Examples:
  $ holdpoint policy lint
  $ holdpoint policy test .holdpoint/policy.yaml

Exit codes: 0 all well, 2 mistakes were found or a case came out otherwise, 1 a fault of our own.
`;

export function definePolicy(program: Command, context: CliContext): void {
  const policy = program
    .command('policy')
    .summary('check a policy and run the cases kept beside it')
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
}
