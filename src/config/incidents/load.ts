import type { Incident } from '../../core/memory/types.ts';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { IncidentsFileSchema } from '../schema/incidents.ts';
import type { IncidentsFile } from '../schema/incidents.ts';
import { checkDocument, problemAt } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import { singleDocument } from '../yaml/single.ts';
import { readSource } from '../yaml/source.ts';
import type { SourceText } from '../yaml/source.ts';

/** Reads an incidents file. Throws `ConfigError` with every mistake found. */
export async function loadIncidents(path: string): Promise<readonly Incident[]> {
  return parseIncidents(await readSource(path));
}

/** As `loadIncidents`, for a text that was read already. Sorted by id. */
export function parseIncidents(source: SourceText): readonly Incident[] {
  const parsed = singleDocument(source);
  if (parsed.kind === 'faulty') throw new ConfigError(parsed.problems);
  const checked = checkDocument<IncidentsFile>(IncidentsFileSchema, parsed.document);
  if (checked.kind === 'misfits') throw new ConfigError(checked.problems);
  const { incidents } = checked.value;
  const problems = duplicates(incidents, parsed.document);
  if (problems.length > 0) throw new ConfigError(problems);
  return incidents
    .map((incident): Incident => ({ ...incident, link: incident.link ?? null }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function duplicates(
  incidents: IncidentsFile['incidents'],
  document: ConfigDocument,
): readonly Problem[] {
  const seen = new Set<string>();
  return incidents.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `there is an incident "${id}" already`;
    const advice = 'Give each its own id.';
    return [problemAt(document, ['incidents', index, 'id'], 'duplicate-id', message, advice)];
  });
}
