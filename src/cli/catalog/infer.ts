import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CODEOWNERS_PLACES, parseCodeowners } from '../../config/init/codeowners.ts';
import type { CliContext } from '../context.ts';
import { repositoryRoot } from '../assess/find-upwards.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { emit } from '../terminal/emit.ts';
import { plain } from '../terminal/layout.ts';
import { folderFiles } from './folder-files.ts';
import { matchingCatalog } from './matching-catalog.ts';
import { proposalsText } from './proposals-text.ts';
import { proposalsYaml } from './proposals-yaml.ts';
import { proposalsFor } from './proposals.ts';
import type { OwnerFile } from './proposals.ts';
import { readSources } from './read-sources.ts';

export interface InferOptions {
  readonly from?: string;
  readonly catalog?: readonly string[];
  readonly format: 'text' | 'yaml';
  readonly write?: boolean;
}

/** `holdpoint catalog infer`. Proposes and, without --write, changes nothing. */
export async function runCatalogInfer(
  places: readonly string[],
  options: InferOptions,
  context: CliContext,
): Promise<ExitCode> {
  const say = (line: string) => context.stderr.write(`${plain(line)}\n`);
  const { catalog, files } = await matchingCatalog(options.catalog, context);
  const facts = await readSources(places, { ...options, say }, context);
  const owners = await ownerFile(places, context);
  const proposals = proposalsFor(catalog, facts, Date.parse(context.now()), owners);
  if (options.write === true) {
    const { enterProposals } = await import('./enter-proposals.ts');
    const file = await enterProposals(proposals, files, context);
    say(`Wrote ${file}. Read what has changed before it is committed.`);
  }
  const lines = options.format === 'yaml' ? proposalsYaml(proposals) : proposalsText(proposals);
  await emit(context.stdout, asLines(lines));
  return EXIT.allow;
}

/** Of the first folder that was named and has one, else of the repository around. */
async function ownerFile(places: readonly string[], { cwd }: CliContext): Promise<OwnerFile> {
  for (const place of [...places, repositoryRoot(cwd) ?? cwd]) {
    const root = resolve(cwd, place);
    if ((await stat(root).catch(() => null))?.isDirectory() !== true) continue;
    const files = await folderFiles(root);
    for (const file of CODEOWNERS_PLACES) {
      const text = await files.read(file);
      if (text !== null) return { file, rules: parseCodeowners(text) };
    }
  }
  return { file: '', rules: [] };
}

function* asLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
