import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/config/catalog/load.ts';
import type { Sources } from '../../src/cli/assess/sources.ts';
import { loadDrills } from '../../src/config/drills/load.ts';
import { packageFile } from '../../src/config/package-root.ts';
import { DRILLS, replayed, sourcesOf } from './replay.ts';

const drills = await loadDrills(DRILLS);
const defaults = await sourcesOf();

describe.each(drills)('$id', (drill) => {
  it('is stopped by the rules that it names, and its twin by none', async () => {
    const { harmful, twin, passed } = await replayed(drill, defaults);
    const outcomes = drill.expect.outcome === 'deny' ? ['deny'] : ['hold', 'deny'];
    expect(outcomes).toContain(harmful.outcome);
    const said = harmful.reasons.map(({ rule }) => rule);
    expect(said).toEqual(expect.arrayContaining([...drill.expect.rules]));
    expect(twin.reasons.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(twin.outcome).toBe('allow');
    expect(passed).toBe(true);
  });
});

const ofAgents = drills.filter(({ harmful }) => harmful.calls.length > 0);

describe.each(ofAgents)('$id, call by call', (drill) => {
  it('has each call that does harm stopped by itself, with a reason for the agent', async () => {
    const { calls } = await replayed(drill, defaults);
    expect(calls.twin.length).toBeGreaterThanOrEqual(4);
    expect(calls.harmful.filter(({ passes }) => !passes).length).toBeGreaterThanOrEqual(3);
    for (const { asked, passes, outcome, message, reasons } of calls.harmful) {
      expect([asked, outcome === 'allow']).toEqual([asked, passes]);
      if (passes) continue;
      expect(reasons.length).toBeGreaterThan(0);
      expect(message).toMatch(/^(?:Held|Refused|Stopped) by \S/);
    }
  });
});

describe('drills', () => {
  it('cover at least fourteen disasters, each named by a rule', () => {
    expect(drills.length).toBeGreaterThanOrEqual(14);
    expect(drills.filter(({ expect: { rules } }) => rules.length === 0)).toEqual([]);
  });

  it('replay at least seven agents gone wrong, from several hosts', () => {
    expect(ofAgents.length).toBeGreaterThanOrEqual(7);
    const hosts = ofAgents.flatMap(({ harmful }) =>
      harmful.calls.flatMap((step) => ('stop' in step ? [] : [step.host])),
    );
    expect(new Set(hosts)).toEqual(new Set(['claude-code', 'codex', 'gemini-cli', 'copilot']));
  });

  it('get through where no rule applies', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-drills-'));
    try {
      const path = join(folder, 'policy.yaml');
      const alone = 'autonomy:\n  - { agents: ["*"], level: act-within-limits }\n';
      await writeFile(path, `version: 1\ndefaults: false\n${alone}`);
      const lax = await sourcesOf(path);
      for (const drill of drills) {
        const { harmful, passed, calls } = await replayed(drill, lax);
        expect([drill.id, harmful.outcome, passed]).toEqual([drill.id, 'allow', false]);
        // No policy lifts a stop.
        const isStopped = drill.harmful.calls.some((step) => 'stop' in step);
        const stopped = calls.harmful.filter(({ outcome }) => outcome === 'stop');
        expect([drill.id, stopped.length > 0]).toEqual([drill.id, isStopped]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('come out the same in the sample organisation', async () => {
    const catalog = await loadCatalog([packageFile('sample/catalog.yaml')]);
    const sample = await sourcesOf(packageFile('sample/policy.yaml'), catalog);
    expect(await comeOutOtherwise(sample)).toEqual([]);
  });

  it.each([null, 3] as const)(
    'come out the same where all is one system of tier %s, as after init',
    async (tier) => {
      const system = { id: 'shop', name: 'Shop', tier, owners: [], environments: [] };
      const systems = [{ ...system, paths: ['**'], resources: [], dependsOn: [] }];
      const world = await sourcesOf(null, { systems, people: [], teams: [], environments: [] });
      expect(await comeOutOtherwise(world)).toEqual([]);
    },
  );
});

async function comeOutOtherwise(sources: Sources) {
  const all = await Promise.all(drills.map((drill) => replayed(drill, sources)));
  return all
    .filter(({ passed, twin }) => !passed || twin.reasons.length > 0)
    .map(({ drill, twin }) => [drill.id, twin.reasons.map(({ rule }) => rule)]);
}
