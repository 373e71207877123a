import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import type { Report } from '../render/report.ts';
import { emit } from '../terminal/emit.ts';
import { columnsOf } from '../terminal/layout.ts';
import { styleFor, wantsColour } from '../terminal/style.ts';
import type { AssessOptions } from './options.ts';

/** Puts the report into the wanted format and writes it to the terminal, or whole into a file. */
export async function writeReport(
  report: Report,
  options: AssessOptions,
  context: CliContext,
): Promise<void> {
  const pieces = await render(report, options, context);
  if (options.output === undefined) {
    await emit(context.stdout, pieces);
    return;
  }
  await writeFileWhole(options.output, pieces, context.cwd);
  context.stderr.write(`${report.verdict.outcome.toUpperCase()}: written to ${options.output}\n`);
}

async function render(
  report: Report,
  options: AssessOptions,
  context: CliContext,
): Promise<Iterable<string>> {
  switch (options.format) {
    case 'json': {
      const { jsonDocument, jsonPieces } = await import('../render/json.ts');
      return endedByNewline(jsonPieces(jsonDocument(report)));
    }
    case 'sarif': {
      const { sarifDocument } = await import('../render/sarif/report.ts');
      const { jsonPieces } = await import('../render/json.ts');
      return endedByNewline(jsonPieces(sarifDocument(report)));
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../render/markdown/report.ts');
      return [renderMarkdown(report)];
    }
    case 'text': {
      const { renderText } = await import('../render/text/report.ts');
      const toFile = options.output !== undefined;
      const stream = toFile ? {} : context.stdout;
      const style = styleFor(wantsColour(stream, context.env, options.color));
      return [renderText(report, style, columnsOf(stream))];
    }
  }
}

function* endedByNewline(pieces: Iterable<string>): Generator<string> {
  yield* pieces;
  yield '\n';
}

/** Readers of the file see the old content or the new, never a part. */
async function writeFileWhole(path: string, pieces: Iterable<string>, cwd: string): Promise<void> {
  const target = resolve(cwd, path);
  const partial = `${target}.partial`;
  try {
    const file = createWriteStream(partial);
    const done = finished(file);
    await Promise.race([done, emit(file, pieces)]);
    file.end();
    await done;
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new UsageError(
      `--output ${path}: cannot be written (${code}). Name a file in a folder that exists`,
      {
        cause: error,
      },
    );
  }
}
