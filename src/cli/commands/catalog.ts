import { Option } from 'commander';
import type { Command } from 'commander';
import { collect } from '../assess/options.ts';
import type { ImportOptions } from '../catalog/import.ts';
import type { InferOptions } from '../catalog/infer.ts';
import type { CliContext } from '../context.ts';
import { addServerOptions } from '../server/options.ts';
import type { ServerOptions } from '../server/options.ts';

const CATALOG = 'catalog file or folder (default: .holdpoint/catalog.yaml or catalog.yaml)';

const IMPORT_EXAMPLES = `
Examples:
  $ curl -s http://jaeger:16686/api/dependencies?endTs=$(date +%s000) | holdpoint catalog import -
  $ kubectl get all,ingress,configmap -A -o json > cluster.json
  $ holdpoint catalog import cluster.json compose.yaml --output shop.graph.jsonl
  $ holdpoint catalog import http://prometheus:9090/api/v1/query?query=... --server http://localhost:4600 --every 5m

Exit codes: 0 all was read, 2 something was not, 1 a fault of our own.
`;

export function defineCatalog(program: Command, context: CliContext): void {
  const catalog = program
    .command('catalog')
    .summary('enter, check and keep fresh the register of systems and people');
  defineLint(catalog, context);
  defineImport(catalog, context);
  defineForget(catalog, context);
  defineInfer(catalog, context);
}

function defineLint(catalog: Command, context: CliContext): void {
  catalog
    .command('lint')
    .summary('find every mistake in a catalog, with line and suggestion')
    .argument('[file...]', CATALOG)
    .addHelpText(
      'after',
      '\nExit codes: 0 all well, 2 mistakes were found, 1 a fault of our own.\n',
    )
    .action(async (files: string[]) => {
      const { runCatalogLint } = await import('../lint/catalog-lint.ts');
      context.finish(await runCatalogLint(files, context));
    });
}

function defineImport(catalog: Command, context: CliContext): void {
  const command = catalog
    .command('import')
    .summary('read what other tools know of systems and what they depend on')
    .description(
      'Reads exports of tracing, meshes, clusters, infrastructure and repositories, and holds them against ' +
        'the catalog: what is new, what is ambiguous, what is declared and never observed. docs/catalog.md ' +
        'has the command that makes each export.',
    )
    .argument('<source...>', 'files, folders, http(s) addresses, or - for standard input')
    .option('--from <source>', 'which tool the export is of (default: told by its content)')
    .option('--catalog <file>', CATALOG, collect)
    .option('--output <file>', 'keep what was read as NAME.graph.jsonl, - for standard output')
    .option('--token-env <name>', 'variable that holds the token for addresses')
    .option('--every <duration>', 'read it again and again: 5m, 1h');
  addServerOptions(command)
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (places: string[], options: ImportOptions) => {
      const { runCatalogImport } = await import('../catalog/import.ts');
      context.finish(await runCatalogImport(places, options, context));
    });
}

function defineForget(catalog: Command, context: CliContext): void {
  const command = catalog
    .command('forget')
    .summary('take back what a source said, for a source that is no more')
    .description(
      'Takes back all that a source said to a server. Origin and scope stand on the page of the reach, and ' +
        'in what import printed. What was forgotten can be imported again.',
    )
    .argument('<origin>', 'which tool it is: jaeger')
    .argument('<scope>', 'which one of that tool: the file or address that was imported');
  addServerOptions(command)
    .addHelpText(
      'after',
      '\nExit codes: 0 forgotten, 2 there is no such source, 1 a fault of our own.\n',
    )
    .action(async (origin: string, scope: string, options: ServerOptions) => {
      const { runCatalogForget } = await import('../catalog/forget.ts');
      context.finish(await runCatalogForget(origin, scope, options, context));
    });
}

function defineInfer(catalog: Command, context: CliContext): void {
  catalog
    .command('infer')
    .summary('propose tiers, owners and dependencies, with reasons, for a person to confirm')
    .argument(
      '[source...]',
      'exports and folders to go by, as for import (default: the catalog alone)',
    )
    .option('--from <source>', 'which tool the exports are of (default: told by their content)')
    .option('--catalog <file>', CATALOG, collect)
    .addOption(
      new Option('--format <format>', 'for reading, or as a piece of catalog.yaml')
        .choices(['text', 'yaml'])
        .default('text'),
    )
    .option('--write', 'enter the proposals into catalog.yaml, too')
    .action(async (places: string[], options: InferOptions) => {
      const { runCatalogInfer } = await import('../catalog/infer.ts');
      context.finish(await runCatalogInfer(places, options, context));
    });
}
