import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from '../context.ts';
import type { ProvenanceOptions } from '../provenance/run.ts';

const EXAMPLES = `
Examples:
  $ holdpoint provenance main..HEAD
  $ holdpoint provenance HEAD --since 2026-01-01 --per month
  $ holdpoint provenance v1.0..v2.0 --per author --format markdown
  $ holdpoint provenance HEAD --repo ../orders --format csv > provenance.csv

Verdicts: ai-declared, ai-attested, mixed (part AI, part human), human-attested, unknown. Most commits are
unknown: the absence of a sign proves nothing.

Exit codes: 0 printed, 2 bad range or usage, 1 a fault of our own.
`;

export function defineProvenance(program: Command, context: CliContext): void {
  program
    .command('provenance')
    .summary('say of each commit who or what made it, and by what evidence')
    .description(
      'Reads the history of any repository: identities of agents, trailers, notes that tell lines apart, ' +
        'checkpoints and trace records; and prints a verdict for each commit with its strongest evidence.',
    )
    .argument('[range]', 'a revision for all that leads to it, or BASE..HEAD', 'HEAD')
    .option('--repo <dir>', 'the repository (default: the one around this folder)')
    .option('--since <date>', 'only commits after it: 2026-01-01, or "3 months"')
    .addOption(
      new Option('--per <what>', 'one line for each')
        .choices(['commit', 'author', 'month', 'tool'])
        .default('commit'),
    )
    .addOption(
      new Option('--format <format>', 'how to say it')
        .choices(['table', 'json', 'csv', 'markdown'])
        .default('table'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (range: string, options: ProvenanceOptions) => {
      const { runProvenance } = await import('../provenance/run.ts');
      context.finish(await runProvenance(range, options, context));
    });
}
