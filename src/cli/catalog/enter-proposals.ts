import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import type { Proposals, SystemProposal } from './proposals.ts';

/**
 * Enters proposals into the one catalog file there is, with the reason of each tier as a comment; what a
 * person wrote stays. Returns the file. Throws `UsageError` where there is no one such file.
 */
export async function enterProposals(
  proposals: Proposals,
  files: readonly string[],
  { cwd }: CliContext,
): Promise<string> {
  const [file, second] = files;
  if (file === undefined || second !== undefined || !/\.ya?ml$/i.test(file)) {
    throw new UsageError('--write: name the one file to write into with --catalog catalog.yaml');
  }
  const path = resolve(cwd, file);
  const text = withProposals(await readFile(path, 'utf8'), proposals, file);
  await writeFile(path, text).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(`${file}: cannot be written (${code}). Check who may write there`, {
      cause,
    });
  });
  return file;
}

/** The text of a catalog with the proposals entered. */
export function withProposals(text: string, { systems, teams }: Proposals, file: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents) || document.get('version') !== 1) {
    throw new UsageError(
      `${file}: is no catalog.yaml of one document. Correct it first: holdpoint catalog lint`,
    );
  }
  for (const { id, name } of teams) add(document, 'teams', { id, name });
  for (const proposal of systems) {
    const entry = entryOf(document, proposal.id);
    if (entry === null) add(document, 'systems', fieldsOf(proposal, true));
    else enter(document, entry, proposal);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function entryOf(document: Document, id: string): YAMLMap | null {
  const systems = document.get('systems');
  if (!isSeq(systems)) return null;
  return (
    systems.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id) ?? null
  );
}

function enter(document: Document, entry: YAMLMap, proposal: SystemProposal): void {
  for (const [key, value] of Object.entries(fieldsOf(proposal, false))) {
    if (key === 'id') continue;
    const before = entry.get(key);
    if (isSeq(before) && Array.isArray(value)) {
      // Entries with fields read badly on one line.
      if (value.some((item) => typeof item === 'object')) before.flow = false;
      for (const item of value as readonly unknown[]) before.add(document.createNode(item));
    } else {
      entry.set(key, document.createNode(value));
    }
  }
  const tier = entry.get('tier', true);
  if (proposal.tier !== null && isScalar(tier))
    tier.comment = ` ${proposal.tier.reasons.join('; ')}`;
}

function fieldsOf(proposal: SystemProposal, whole: boolean): Record<string, unknown> {
  const { id, system, tier, owners, aliases, dependsOn } = proposal;
  const filled = (key: string, list: readonly unknown[]) =>
    list.length === 0 ? {} : { [key]: list };
  return {
    id,
    ...(tier === null ? {} : { tier: tier.tier }),
    ...(owners === null ? {} : { owners: owners.ids }),
    ...(whole ? filled('environments', system.environments) : {}),
    ...(whole ? filled('paths', system.paths) : {}),
    ...(whole ? filled('resources', system.resources) : {}),
    ...filled('aliases', aliases),
    ...filled(
      'dependsOn',
      dependsOn.map(({ on, source, confidence, via }) => ({
        on,
        source,
        confidence,
        ...(via === null ? {} : { via }),
      })),
    ),
  };
}

/** Adds to a list, which may be missing or empty. */
function add(document: Document, key: string, value: object): void {
  const list = document.get(key);
  if (isSeq(list)) {
    list.flow = false;
    list.add(document.createNode(value));
  } else {
    document.set(key, document.createNode([value]));
  }
}
