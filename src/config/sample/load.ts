import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Validation } from '../../core/assess.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { SampleChangesFileSchema } from '../schema/sample.ts';
import type { SampleChangesFile } from '../schema/sample.ts';
import { checkDocument, problemAt } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { singleDocument } from '../yaml/single.ts';
import { readSource } from '../yaml/source.ts';

/** A file of a sample change: the name to show for it, and where it lies. */
interface SampleInput {
  readonly name: string;
  readonly path: string;
}

/** A change to submit when the sample starts. What it does is in its inputs, still to be read. */
export interface SampleChange {
  readonly id: string;
  readonly title: string;
  readonly slot: string;
  readonly submittedBy: string;
  readonly inputs: readonly SampleInput[];
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
  readonly validations: readonly Validation[];
  readonly link: string | null;
}

/**
 * The sample's changes, from `changes/changes.yaml` below the sample's folder, in the order of the file.
 * Throws `ConfigError` with every mistake found, inputs that are not there included.
 */
export async function loadSampleChanges(dir: string): Promise<readonly SampleChange[]> {
  const folder = join(dir, 'changes');
  const parsed = singleDocument(await readSource(join(folder, 'changes.yaml')));
  if (parsed.kind === 'faulty') throw new ConfigError(parsed.problems);
  const checked = checkDocument<SampleChangesFile>(SampleChangesFileSchema, parsed.document);
  if (checked.kind === 'misfits') throw new ConfigError(checked.problems);
  const { changes } = checked.value;
  const problems = [
    ...repeatedIds(changes, parsed.document),
    ...missingInputs(changes, folder, parsed.document),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return changes.map((change) => ({
    id: change.id,
    title: change.title,
    slot: change.slot,
    submittedBy: change.submittedBy,
    inputs: change.inputs.map((name) => ({ name, path: join(folder, name) })),
    actors: change.actors,
    clues: clues(change),
    validations: change.validations,
    link: change.link ?? null,
  }));
}

type Changes = SampleChangesFile['changes'];

function clues({ ai }: Changes[number]): readonly ProvenanceClue[] {
  if (ai === undefined) return [];
  return [
    {
      kind: 'agent-session',
      says: 'ai',
      strength: 'attested',
      tool: ai.tool,
      evidence: {
        source: 'pipeline',
        pointer: null,
        line: null,
        note: ai.evidence,
        excerpt: [],
      },
    },
  ];
}

function repeatedIds(changes: Changes, document: ConfigDocument): readonly Problem[] {
  return changes.flatMap(({ id }, index) => {
    if (changes.findIndex((change) => change.id === id) === index) return [];
    const message = `there is a change "${id}" already`;
    const path = ['changes', index, 'id'];
    return [problemAt(document, path, 'duplicate-id', message, 'Give each its own id.')];
  });
}

function missingInputs(
  changes: Changes,
  folder: string,
  document: ConfigDocument,
): readonly Problem[] {
  return changes.flatMap(({ inputs }, index) =>
    inputs.flatMap((name, position) => {
      if (existsSync(join(folder, name))) return [];
      const message = `there is no file "${name}" beside the changes`;
      const path = ['changes', index, 'inputs', position];
      return [problemAt(document, path, 'missing-file', message, 'Add it or correct the name.')];
    }),
  );
}
