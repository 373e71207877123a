import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { graphLines } from '../../config/graph/write.ts';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError, describeFailure } from '../faults.ts';
import { connectionOf } from '../server/connection.ts';
import type { Connection } from '../server/connection.ts';
import { durationOf } from '../server/duration.ts';
import type { ServerOptions } from '../server/options.ts';
import { emit } from '../terminal/emit.ts';
import { plain } from '../terminal/layout.ts';
import { VERSION } from '../version.ts';
import { compareFacts } from './compare-facts.ts';
import { importLines } from './import-text.ts';
import { matchingCatalog } from './matching-catalog.ts';
import { readSources } from './read-sources.ts';
import { repeat } from './repeat.ts';

export interface ImportOptions extends ServerOptions {
  readonly from?: string;
  readonly tokenEnv?: string;
  readonly catalog?: readonly string[];
  readonly output?: string;
  readonly every?: string;
}

/** `holdpoint catalog import`. */
export async function runCatalogImport(
  places: readonly string[],
  options: ImportOptions,
  context: CliContext,
): Promise<ExitCode> {
  // Only a server that is named gets anything: the environment's own is for other commands, too.
  const connection = options.server === undefined ? null : connectionOf(options, context);
  if (options.every === undefined) return importOnce(places, options, connection, context);
  const pause = durationOf(options.every, '--every');
  if (places.includes('-')) throw new UsageError('--every: standard input can be read only once');
  await importOnce(places, options, connection, context);
  await repeat(pause, async () => {
    try {
      await importOnce(places, options, connection, context);
    } catch (error) {
      // The next turn may find it well again; what was imported before goes on fading meanwhile.
      context.stderr.write(`${describeFailure(error, VERSION).line}\n`);
    }
  });
  return EXIT.allow;
}

async function importOnce(
  places: readonly string[],
  options: ImportOptions,
  connection: Connection | null,
  context: CliContext,
): Promise<ExitCode> {
  const say = (line: string) => context.stderr.write(`${plain(line)}\n`);
  const { catalog, files } = await matchingCatalog(options.catalog, context);
  const facts = await readSources(places, { ...options, say }, context);
  const report = options.output === '-' ? context.stderr : context.stdout;
  await emit(report, asLines(importLines(facts, compareFacts(catalog, facts))));
  if (files.length === 0) say('There is no catalog here to hold it against: every system is new.');
  if (options.output !== undefined) await write(options.output, facts, context);
  if (connection !== null) {
    const { sendFacts } = await import('./send-facts.ts');
    for (const one of facts) {
      if (one.systems.length + one.edges.length === 0) {
        // An outage answers with nothing, too; it must not take away what was known.
        say(`${one.origin} (${one.scope}) says nothing, so it was not sent`);
      } else {
        await sendFacts(connection, one);
        say(`Sent what ${one.origin} says to ${connection.server}`);
      }
    }
  }
  if (options.output === undefined && connection === null) {
    say('Nothing was kept. Keep it with --output FILE.graph.jsonl or --server URL.');
  }
  return EXIT.allow;
}

async function write(
  output: string,
  facts: readonly GraphFacts[],
  context: CliContext,
): Promise<void> {
  if (output === '-') return emit(context.stdout, graphLines(facts));
  if (!output.endsWith('.graph.jsonl')) {
    throw new UsageError(
      `--output ${output}: call it NAME.graph.jsonl, so that a catalog knows it`,
    );
  }
  await writeFile(resolve(context.cwd, output), graphLines(facts)).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(`--output ${output}: cannot be written (${code}). Check the folder`, {
      cause,
    });
  });
  context.stderr.write(`Wrote ${plain(output)}\n`);
}

function* asLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
