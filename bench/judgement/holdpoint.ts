import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadPolicy } from '../../src/config/policy/load.ts';
import { assess, sealAssessment } from '../../src/core/assess.ts';
import { compileCatalog } from '../../src/core/catalog/compile.ts';
import { destroys } from '../../src/core/change/kinds.ts';
import { sealChange } from '../../src/core/change/seal.ts';
import type { Effect } from '../../src/core/change/types.ts';
import { decide } from '../../src/core/decide.ts';
import { readRange } from '../../src/readers/git/reader.ts';
import { TestRepository } from '../../src/readers/git/test-repository.ts';
import { joinParts, readParts } from '../../src/readers/read-change.ts';
import type { Part } from '../../src/readers/read-change.ts';
import type { LabelledCase, LabelledCases } from './format.ts';
import type { Findings } from './score.ts';

const NOW = '2026-03-11T09:00:00.000Z';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What Holdpoint makes of a case with its default policy but for what it asks of Tier-1 whatever happens. A text that it refuses counts as stopped. */
export async function holdpointSays(
  one: LabelledCase,
  systems: LabelledCases['systems'],
): Promise<Findings> {
  let parts: readonly Part[];
  try {
    parts = await partsOf(one);
  } catch {
    return { destroys: [], irreversible: [], reaches: [], stop: true };
  }
  const { draft, actors, clues } = joinParts(parts);
  const catalog = compileCatalog({
    systems: systems.map(({ id, tier, paths, resources, dependsOn }) => ({
      id,
      name: id,
      tier: tier ?? null,
      owners: [],
      environments: [],
      paths,
      resources,
      dependsOn: dependsOn.map((on) => ({ on, source: 'declared', confidence: 1, via: null })),
    })),
    people: [],
    teams: [],
    environments: [],
  });
  const facts = {
    catalog,
    actors,
    clues,
    incidents: [],
    validations: [],
    earlier: [],
    history: [],
  };
  const assessment = sealAssessment(assess(sealChange(draft, sha256), facts, NOW), sha256);
  const policy = await loadPolicy({ path: join(import.meta.dirname, 'policy.yaml') });
  const { effects } = assessment.change;
  return {
    destroys: effects.filter((e) => isThing(e, one) && destroys(e)).map(called),
    irreversible: effects
      .filter((e) => isThing(e, one) && e.reversibility === 'irreversible')
      .map(called),
    reaches: assessment.reach.systems.map(({ id }) => id),
    stop: decide(assessment, policy, [], catalog, NOW).outcome !== 'allow',
  };
}

async function partsOf({ files }: LabelledCase): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const { path, text } of files) {
    if (text === undefined) continue;
    const input = { name: path, bytes: bytesOf(text) };
    parts.push(...(await readParts([input], { sha256: () => createHash('sha256') })));
  }
  const versions = files.filter(({ text }) => text === undefined);
  return versions.length === 0 ? parts : [...parts, await readCommit(versions)];
}

/** As they reach Holdpoint: one commit of a repository. */
async function readCommit(files: LabelledCase['files']): Promise<Part> {
  const repository = new TestRepository();
  try {
    repository.write('.keep', '');
    for (const { path, before } of files) {
      if (before !== undefined) repository.write(path, before);
    }
    repository.commit('before');
    for (const { path, before, after } of files) {
      if (after !== undefined) repository.write(path, after);
      else if (before !== undefined) repository.git('rm', '-q', '--', path);
    }
    // Where nothing differs there is still a commit to be read.
    repository.write('.keep', 'x').commit('after');
    const range = { repository: repository.folder, range: 'HEAD~1..HEAD' };
    const { kind, effects, signals } = await readRange(range);
    const own = effects.filter(({ resource }) => resource.address !== '.keep');
    return { inputs: [], result: { kind, effects: own, signals, actors: [], clues: [] } };
  } finally {
    repository.remove();
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Apart from what is only read, and from files that a repository keeps while others say what they do. */
function isThing({ verb, resource }: Effect, { files }: LabelledCase): boolean {
  const areFiles = files.some(({ text }) => text === undefined);
  return verb !== 'read' && !(areFiles && resource.provider === null);
}

function called({ resource }: Effect): string {
  return `${resource.type} ${resource.address} ${resource.name ?? ''}`;
}
