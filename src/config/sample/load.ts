import { join } from 'node:path';
import type { ProvenanceClue } from '../../core/provenance/types.ts';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { SampleChangesFileSchema } from '../schema/sample.ts';
import type { SampleChangesFile } from '../schema/sample.ts';
import { checkDocument, problemAt } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { singleDocument } from '../yaml/single.ts';
import { readSource } from '../yaml/source.ts';
import { missingFiles } from './missing-files.ts';
import type { Sample, SampleChange } from './types.ts';

/**
 * What waits when the sample starts, from `changes/changes.yaml` below the sample's folder, in the order of
 * the file. Throws `ConfigError` with every mistake found, files that are not there included.
 */
export async function loadSample(dir: string): Promise<Sample> {
  const folder = join(dir, 'changes');
  const parsed = singleDocument(await readSource(join(folder, 'changes.yaml')));
  if (parsed.kind === 'faulty') throw new ConfigError(parsed.problems);
  const checked = checkDocument<SampleChangesFile>(SampleChangesFileSchema, parsed.document);
  if (checked.kind === 'misfits') throw new ConfigError(checked.problems);
  const { changes, directives } = checked.value;
  const problems = [
    ...repeatedIds(changes, parsed.document),
    ...missingFiles(changes, folder, parsed.document),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return { changes: changes.map((change) => changeOf(change, folder)), directives };
}

type Changes = SampleChangesFile['changes'];

function changeOf(written: Changes[number], folder: string): SampleChange {
  const { id, title, slot, submittedBy, actors, validations, commits, origin } = written;
  return {
    id,
    title,
    slot,
    submittedBy,
    inputs: written.inputs.map((name) => ({ name, path: join(folder, name) })),
    actors,
    clues: clues(written),
    validations,
    link: written.link ?? null,
    origin:
      origin === undefined
        ? null
        : { ...origin, owners: origin.owners === undefined ? null : join(folder, origin.owners) },
    commits,
    explanation: written.explanation ?? null,
    exception: written.exception ?? null,
  };
}

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
