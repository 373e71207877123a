import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

export function defineCatalog(program: Command, context: CliContext): void {
  program
    .command('catalog')
    .summary('check the register of systems and people')
    .command('lint')
    .summary('find every mistake in a catalog, with line and suggestion')
    .argument(
      '[file...]',
      'catalog files or folders (default: .holdpoint/catalog.yaml or catalog.yaml)',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 all well, 2 mistakes were found, 1 a fault of our own.\n',
    )
    .action(async (files: string[]) => {
      const { runCatalogLint } = await import('../lint/catalog-lint.ts');
      context.finish(await runCatalogLint(files, context));
    });
}
