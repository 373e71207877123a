import { cyclesAmong } from '../../core/catalog/cycles.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { Problem } from '../problem.ts';
import type { CatalogDraft, DraftedSystem } from './draft.ts';

/** What a catalog leaves open. Warnings all: a change is judged without it, only worse. */
export function gapsIn(draft: CatalogDraft, { systems }: Catalog): readonly Problem[] {
  const tierOne = systems.filter(({ tier }) => tier === 1);
  const circles = new Map(cyclesAmong(tierOne).map((ids) => [ids[0] ?? '', ids]));
  return draft.systems.flatMap((drafted) => {
    const { id, tier, owners, paths, resources } = drafted.value;
    const circle = circles.get(id);
    return [
      ...(tier === null
        ? [
            gap(
              drafted,
              'no-tier',
              `nobody has said how critical "${id}" is`,
              'Give it a tier from 1 (most critical) to 4.',
            ),
          ]
        : []),
      ...(owners.length === 0
        ? [
            gap(
              drafted,
              'no-owner',
              `"${id}" has no owner, so nobody is asked about it`,
              'Name a team or person.',
            ),
          ]
        : []),
      ...(paths.length + resources.length === 0
        ? [
            gap(
              drafted,
              'unclaimed',
              `"${id}" claims neither paths nor resources, so no change hits it`,
              'Say what belongs to it.',
            ),
          ]
        : []),
      ...(circle === undefined
        ? []
        : [
            gap(
              drafted,
              'tier-1-cycle',
              `Tier-1 systems need each other in a circle: ${shown(circle)}`,
              'None of them can start without the others; break it at one place.',
            ),
          ]),
    ];
  });
}

const SHOWN = 8;

function shown(ids: readonly string[]): string {
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return `${ids.slice(0, SHOWN).join(', ')}${more}`;
}

function gap(
  { document, path }: DraftedSystem,
  code: string,
  message: string,
  suggestion: string,
): Problem {
  return {
    severity: 'warning',
    code,
    file: document.file,
    ...document.at(path),
    message,
    suggestion,
  };
}
