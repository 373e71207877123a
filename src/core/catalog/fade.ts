import type { Dependency, DependencySource, Sighting } from './types.ts';

/**
 * What the sightings of a dependency come to: written down and seen, only one of the two, merely
 * suggested by a file, or not seen for so long that it may be gone.
 */
export type Standing = 'agreed' | 'declared-only' | 'observed-only' | 'inferred-only' | 'stale';

/** A dependency as it stands at one instant. */
export interface Faded {
  /** Of the sighting that is strongest by now, as are confidence and via. */
  readonly source: DependencySource;
  /** 0 to 1, to three digits. */
  readonly confidence: number;
  readonly via: string | null;
  /** ISO instant of the newest sighting; null where nothing about it ages. */
  readonly seenAt: string | null;
  readonly standing: Standing;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Days after which a sighting counts half. Traffic tells of the day it was seen; a file goes on saying
 * what it says, so it keeps longer; what somebody declared holds until they take it back.
 */
export const HALF_LIFE_DAYS: Readonly<Record<DependencySource, number>> = {
  declared: Number.POSITIVE_INFINITY,
  observed: 30,
  inferred: 90,
};

/** After so many half-lives without a new sighting a dependency is stale. */
const STALE_AFTER = 2;

/** From here on an edge is strong enough to rest a rule on. */
export const STRONG = 0.5;

/** A dependency as of `now` (milliseconds since 1970). It fades with age and never goes away. */
export function fade(dependency: Dependency, now: number): Faded {
  const { sightings } = dependency;
  if (sightings === undefined || sightings.length === 0) return ageless(dependency);
  let best: Sighting | null = null;
  let confidence = -1;
  let [newest, newestAt] = [Number.NEGATIVE_INFINITY, null as string | null];
  for (const sighting of sightings) {
    const seen = sighting.seenAt === null ? Number.NaN : instantOf(sighting.seenAt);
    const halfLives = halfLivesOf(sighting, now);
    const present = halfLives === 0 ? sighting.confidence : sighting.confidence * 0.5 ** halfLives;
    if (present > confidence) [best, confidence] = [sighting, present];
    if (seen > newest) [newest, newestAt] = [seen, sighting.seenAt];
  }
  const { source, via } = best ?? dependency;
  const standing = standingAt(dependency, now);
  return { source, confidence: rounded(confidence), via, seenAt: newestAt, standing };
}

/** The standing alone, which needs no answer of its own for each of a million edges. */
export function standingAt({ source, sightings }: Dependency, now: number): Standing {
  if (sightings === undefined || sightings.length === 0) return ALONE[source];
  let [declared, observed, inferred] = [false, false, false];
  for (const sighting of sightings) {
    if (sighting.source === 'declared') declared = true;
    else if (halfLivesOf(sighting, now) <= STALE_AFTER) {
      if (sighting.source === 'observed') observed = true;
      else inferred = true;
    }
  }
  return standingOf(declared, observed, inferred);
}

/** True for what somebody wrote down or traffic showed, and lately enough to rest a rule on. */
export function isStrong({ source, confidence }: Pick<Faded, 'source' | 'confidence'>): boolean {
  return source !== 'inferred' && confidence >= STRONG;
}

/** A dependency of which no more is known than itself: there is nothing to count its age from. */
function ageless({ source, confidence, via }: Dependency): Faded {
  return { source, confidence, via, seenAt: null, standing: ALONE[source] };
}

const ALONE: Readonly<Record<DependencySource, Standing>> = {
  declared: 'declared-only',
  observed: 'observed-only',
  inferred: 'inferred-only',
};

/** How old a sighting is, in its own half-lives. What is not dated, or dated later than now, has no age. */
function halfLivesOf({ source, seenAt }: Sighting, now: number): number {
  if (seenAt === null) return 0;
  return Math.max(0, (now - instantOf(seenAt)) / DAY / HALF_LIFE_DAYS[source]) || 0;
}

function standingOf(declared: boolean, observed: boolean, inferred: boolean): Standing {
  if (declared) return observed ? 'agreed' : 'declared-only';
  if (observed) return 'observed-only';
  return inferred ? 'inferred-only' : 'stale';
}

/** Three digits say enough, and hide how an engine rounds its powers. */
function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}

/** Graphs of a million edges mostly repeat a few thousand instants. */
const KEPT = 4096;
const parsed = new Map<string, number>();

/** Milliseconds since 1970, or NaN for what is no instant. */
function instantOf(iso: string): number {
  const known = parsed.get(iso);
  if (known !== undefined) return known;
  const instant = Date.parse(iso);
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(iso, instant);
  return instant;
}
