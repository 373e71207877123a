import { pathGlob, resourceGlob } from '../../core/catalog/glob.ts';
import type { Incident } from '../../core/memory/types.ts';

/** What somebody is about to touch, in any of these ways. */
export interface About {
  /** Below the root of the repository. */
  readonly paths: readonly string[];
  /** Types of resources: `aws_db_instance`. */
  readonly resources: readonly string[];
  readonly systems: readonly string[];
  readonly text: string;
}

export interface Resemblance {
  readonly incident: Incident;
  readonly because: readonly string[];
}

/** A word that many incidents share tells nothing; the shortest that tells something has four letters. */
const WORD = /[\p{L}\p{N}_-]{4,40}/gu;
const LEAST_SHARED = 2;
const COMMON = new Set(
  `this that with from have will were been what when where which while after before about into over under
  then than they them their there would could should because only also some such very does done make made
  want change changes`.split(/\s+/),
);

/** Incidents that have something in common with what is asked about: most in common first, then latest. */
export function incidentsLike(
  incidents: readonly Incident[],
  about: About,
): readonly Resemblance[] {
  const asked = wordsOf(about.text);
  return incidents
    .flatMap((incident) => {
      const because = [
        ...inCommon('the same kind of resource', about.resources, incident.resourceTypes, (glob) =>
          resourceGlob(glob),
        ),
        ...inCommon('the same place', about.paths, incident.paths, pathGlob),
        ...about.systems
          .filter((system) => incident.systems.includes(system))
          .map((system) => `the same system (${system})`),
        ...sharedWords(asked, incident),
      ];
      return because.length === 0 ? [] : [{ incident, because }];
    })
    .toSorted(
      (a, b) =>
        b.because.length - a.because.length ||
        (a.incident.date < b.incident.date ? 1 : a.incident.date > b.incident.date ? -1 : 0) ||
        (a.incident.id < b.incident.id ? -1 : 1),
    );
}

function inCommon(
  what: string,
  asked: readonly string[],
  globs: readonly string[],
  compile: (glob: string) => { matches(candidate: string): boolean },
): readonly string[] {
  const compiled = globs.map(compile);
  const found = asked.find((each) => compiled.some((glob) => glob.matches(each)));
  return found === undefined ? [] : [`${what} (${found})`];
}

function sharedWords(asked: ReadonlySet<string>, incident: Incident): readonly string[] {
  if (asked.size === 0) return [];
  const told = wordsOf(
    [incident.title, incident.summary, incident.lesson, ...incident.systems].join(' '),
  );
  const shared = [...asked].filter((word) => told.has(word));
  return shared.length < LEAST_SHARED ? [] : [`the same words (${shared.slice(0, 5).join(', ')})`];
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.slice(0, 20_000).toLowerCase().match(WORD) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)));
}
