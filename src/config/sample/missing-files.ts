import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problem.ts';
import type { SampleChangesFile } from '../schema/sample.ts';
import { problemAt } from '../yaml/check.ts';
import type { ConfigDocument } from '../yaml/document.ts';

type Place = readonly (string | number)[];

/** A problem for each file that a change names and that does not lie beside it. */
export function missingFiles(
  changes: SampleChangesFile['changes'],
  folder: string,
  document: ConfigDocument,
): readonly Problem[] {
  const named = changes.flatMap(({ inputs, origin }, index) => [
    ...inputs.map((name, at): [string, Place] => [name, ['changes', index, 'inputs', at]]),
    ...(origin?.owners === undefined
      ? []
      : [[origin.owners, ['changes', index, 'origin', 'owners']] satisfies [string, Place]]),
  ]);
  return named
    .filter(([name]) => !existsSync(join(folder, name)))
    .map(([name, place]) => {
      const message = `there is no file "${name}" beside the changes`;
      return problemAt(document, place, 'missing-file', message, 'Add it or correct the name.');
    });
}
