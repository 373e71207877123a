import { pathGlob, resourceGlob } from '../catalog/glob.ts';
import type { Change, Effect } from '../change/types.ts';
import { reaches } from '../reach/describe.ts';
import type { Reach } from '../reach/types.ts';
import type { Echo, Incident } from './types.ts';

/** An echo worth a reader's time shows at least half of the incident's own marks. */
const LEAST_LIKENESS = 0.5;

/** Incidents that this change resembles, most alike first, then latest first. */
export function recall(
  change: Change,
  reach: Reach,
  incidents: readonly Incident[],
): readonly Echo[] {
  return incidents
    .flatMap((incident) => echoOf(incident, change, reach) ?? [])
    .filter((echo) => echo.likeness >= LEAST_LIKENESS)
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        (a.incident.date < b.incident.date ? 1 : a.incident.date > b.incident.date ? -1 : 0) ||
        (a.incident.id < b.incident.id ? -1 : 1),
    );
}

/** A verb alone is no likeness: it counts only on an effect that shows another mark too. */
function echoOf(incident: Incident, change: Change, reach: Reach): Echo | null {
  const acting = [...change.effects.entries()].filter(([, effect]) => effect.verb !== 'read');
  const marks: { readonly because: string; readonly effects: readonly number[] }[] = [];

  if (incident.resourceTypes.length > 0) {
    const globs = incident.resourceTypes.map(resourceGlob);
    const found = acting.filter(([, { resource }]) =>
      globs.some((glob) => glob.matches(resource.type)),
    );
    const type = found[0]?.[1].resource.type;
    if (type) marks.push({ because: `the same kind of resource (${type})`, effects: keys(found) });
  }
  if (incident.paths.length > 0) {
    const globs = incident.paths.map(pathGlob);
    const found = acting.filter(
      ([, { resource }]) =>
        resource.provider === null && globs.some((glob) => glob.matches(resource.address)),
    );
    const path = found[0]?.[1].resource.address;
    if (path) marks.push({ because: `the same place (${path})`, effects: keys(found) });
  }
  if (incident.systems.length > 0) {
    const system = incident.systems.find((id) => reaches(reach, id));
    const hits = reach.hits.filter((hit) => hit.system === system).map((hit) => hit.effect);
    if (system) marks.push({ because: `the same system (${system})`, effects: hits });
  }
  if (marks.length === 0) return null;

  const effects = [...new Set(marks.flatMap((mark) => mark.effects))].toSorted((a, b) => a - b);
  const verb = incident.verbs.find((wanted) =>
    effects.some((index) => change.effects[index]?.verb === wanted),
  );
  const declared = [
    incident.resourceTypes,
    incident.paths,
    incident.systems,
    incident.verbs,
  ].filter((list) => list.length > 0).length;
  return {
    incident,
    likeness: (marks.length + (verb ? 1 : 0)) / declared,
    because: [...marks.map((mark) => mark.because), ...(verb ? [`the same act (${verb})`] : [])],
    effects,
  };
}

function keys(entries: readonly (readonly [number, Effect])[]): readonly number[] {
  return entries.map(([index]) => index);
}
