import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Drill, DrillChange } from '../../config/drills/load.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import type { EarlierEffect } from '../../core/assess.ts';
import type { Verdict } from '../../core/policy/types.ts';
import { sha256 } from '../../engine/sha256.ts';
import { filePair } from '../../readers/file-pair.ts';
import { joinParts } from '../../readers/read-change.ts';
import type { Part } from '../../readers/read-change.ts';
import { readVersions } from '../../readers/read-versions.ts';
import type { FilePair } from '../../readers/types.ts';
import { earlierEffects } from '../assess/earlier.ts';
import { judge } from '../assess/judge.ts';
import { readPaths } from '../assess/read-inputs.ts';
import type { Sources } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { replayCalls, verdictOfCalls } from './replay-calls.ts';
import type { CallReplayed } from './replay-calls.ts';

/** What came of one drill. It passes when the disaster is stopped and its twin is not. */
export interface Replayed {
  readonly drill: Drill;
  readonly harmful: Verdict;
  readonly twin: Verdict;
  /** What became of each call of an agent, where the drill consists of those. */
  readonly calls: {
    readonly harmful: readonly CallReplayed[];
    readonly twin: readonly CallReplayed[];
  };
  readonly passed: boolean;
}

/** Replays a disaster and its twin through the same readers and rules as any other change. */
export async function replay(
  drill: Drill,
  sources: Sources,
  now: string,
  context: CliContext,
): Promise<Replayed> {
  const world: Sources = {
    ...sources,
    catalog: compileCatalog(withStory(sources.catalog.catalog, drill.catalog)),
  };
  const calls = {
    harmful: await replayCalls(drill.harmful, world, now),
    twin: await replayCalls(drill.twin, world, now),
  };
  const harmful =
    calls.harmful.length > 0
      ? verdictOfCalls(calls.harmful, 'disaster', now)
      : await verdictOn(drill.harmful, world, now, context);
  const twin =
    calls.twin.length > 0
      ? verdictOfCalls(calls.twin, 'twin', now)
      : await verdictOn(drill.twin, world, now, context);
  const stepsPass = calls.harmful.every(({ passes, outcome }) => !passes || outcome === 'allow');
  const passed = harmful.outcome !== 'allow' && twin.outcome === 'allow' && stepsPass;
  return { drill, harmful, twin, calls, passed };
}

async function verdictOn(
  change: DrillChange,
  sources: Sources,
  now: string,
  context: CliContext,
): Promise<Verdict> {
  const [first = change.earlier[0] ?? '.'] = change.inputs;
  const beside = { ...context, cwd: dirname(first) };
  const names = change.inputs.map((path) => basename(path));
  const parts = await readPaths(names, beside);
  const files = change.files.length === 0 ? [] : [await readFilesOf(change)];
  const read = joinParts([...parts, ...files]);
  const earlier: EarlierEffect[] = [];
  for (const path of change.earlier) {
    earlier.push(...(await earlierEffects(basename(path), now, beside)));
  }
  const made = {
    draft: read.draft,
    actors: [...read.actors, ...change.actors],
    clues: [...read.clues, ...change.clues],
  };
  return judge(made, sources, { validations: [], earlier, now }).verdict;
}

async function readFilesOf({ files }: DrillChange): Promise<Part> {
  const text = async (path: string | null) => (path === null ? null : readFile(path, 'utf8'));
  const pairs: FilePair[] = [];
  for (const { path, before, after } of files) {
    const sources = { before: basename(before ?? path), after: basename(after ?? path) };
    const [old, now] = [await text(before), await text(after)];
    pairs.push(filePair({ path, before: old, after: now, sources, inRepository: true }));
  }
  return readVersions(pairs, { sha256 });
}

/** The person's own catalog, and from the story only what it does not have. */
function withStory(own: Catalog, story: Catalog | null): Catalog {
  if (story === null) return own;
  return {
    systems: merged(own.systems, story.systems),
    people: merged(own.people, story.people),
    teams: merged(own.teams, story.teams),
    environments: [...own.environments, ...story.environments],
  };
}

function merged<T extends { readonly id: string }>(
  own: readonly T[],
  story: readonly T[],
): readonly T[] {
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...story.filter(({ id }) => !known.has(id))];
}
