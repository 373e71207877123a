import { pathGlob } from '../../core/catalog/glob.ts';
import type { AutonomyRule, Zone } from '../../core/policy/types.ts';
import { didYouMean } from '../suggest.ts';
import { report } from './draft.ts';
import type { Findings, PolicyDraft } from './draft.ts';

/** The zones of a draft, in order. Problems where one names nothing, or a system that there is not. */
export function buildZones(draft: PolicyDraft, findings: Findings): readonly Zone[] {
  return draft.file.zones.map((zone, index) => {
    const path = ['zones', index];
    if (zone.paths.length + zone.systems.length === 0) {
      const message = 'the zone has neither paths nor systems';
      const suggestion = 'Add paths: [src/payments/**] or systems: [payments].';
      report(findings, draft.document, path, { code: 'empty-zone', message, suggestion });
    }
    checkSystems(zone.systems, draft, [...path, 'systems'], findings);
    const globs = zone.paths.map(pathGlob);
    return {
      ...zone,
      covers: (place) => globs.some((glob) => glob.matches(place)),
      source: { file: draft.document.file, line: draft.document.at(path).line },
    };
  });
}

/** What agents may do alone, in order. */
export function buildAutonomy(draft: PolicyDraft, findings: Findings): readonly AutonomyRule[] {
  return draft.file.autonomy.map((rule, index) => {
    const path = ['autonomy', index];
    checkSystems(rule.systems, draft, [...path, 'systems'], findings);
    return { ...rule, source: { file: draft.document.file, line: draft.document.at(path).line } };
  });
}

function checkSystems(
  systems: readonly string[],
  draft: PolicyDraft,
  path: readonly (string | number)[],
  findings: Findings,
): void {
  if (findings.catalog === null) return;
  const known = findings.catalog.systems.map(({ id }) => id);
  systems.forEach((id, index) => {
    if (known.includes(id)) return;
    const message = `the catalog has no system "${id}"`;
    const suggestion = didYouMean(id, known);
    report(findings, draft.document, [...path, index], {
      code: 'unknown-system',
      message,
      suggestion,
    });
  });
}
