import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../problem.ts';
import { loadDrills } from './load.ts';

const DRILL = `version: 1
id: zone-replaced
title: A DNS zone is replaced
happened:
  date: 2025-10
  what: Nothing resolved for fifteen hours.
  source: Reported in the press.
lesson: Ask who still knows the zone.
actors: [{ role: agent-operator, identity: june }]
ai: { tool: An agent, strength: attested }
inputs: [harmful.json]
earlier: [before.json]
catalog: catalog.yaml
twin:
  title: A record changes
  inputs: [twin.json]
  why: The zone stays.
expect: { outcome: hold, rules: [costly-production] }
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-drills-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  const base = {
    'zone-replaced/drill.yaml': DRILL,
    'zone-replaced/harmful.json': '{}',
    'zone-replaced/before.json': '{}',
    'zone-replaced/twin.json': '{}',
    'zone-replaced/catalog.yaml': 'version: 1\nsystems: [{ id: dns }]',
    'notes/readme.md': 'not a drill',
  };
  for (const [name, text] of Object.entries({ ...base, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

describe('drills', () => {
  it('are read from every folder that has one', async () => {
    await write({});
    const [drill, ...rest] = await loadDrills(folder);
    expect(rest).toEqual([]);
    expect(drill).toMatchObject({
      id: 'zone-replaced',
      happened: { date: '2025-10' },
      harmful: {
        inputs: [join(folder, 'zone-replaced/harmful.json')],
        earlier: [join(folder, 'zone-replaced/before.json')],
        actors: [{ role: 'agent-operator', identity: 'june' }],
        clues: [{ kind: 'agent-session', says: 'ai', strength: 'attested', tool: 'An agent' }],
      },
      twin: {
        inputs: [join(folder, 'zone-replaced/twin.json')],
        earlier: [],
        actors: [{ identity: 'june' }],
        clues: [{ strength: 'attested' }],
      },
      catalog: { systems: [{ id: 'dns' }] },
      expect: { outcome: 'hold', rules: ['costly-production'] },
    });
  });

  it.each<[string, string, string]>([
    ['a twin made by hand', '  ai: false', 'human'],
    ['a twin made with another tool', '  ai: { tool: Other }', 'ai'],
  ])('may have %s', async (_, line, says) => {
    await write({
      'zone-replaced/drill.yaml': DRILL.replace('  why:', `${line}\n  actors: []\n  why:`),
    });
    const [drill] = await loadDrills(folder);
    expect(drill?.twin.clues.map((clue) => clue.says)).toEqual([says]);
    expect(drill?.twin.actors).toEqual([]);
    expect(drill?.harmful.clues.map((clue) => clue.says)).toEqual(['ai']);
  });

  it.each<[string, string, string]>([
    [
      'another name than the folder',
      DRILL.replace('id: zone', 'id: zones'),
      '2:5: the drill is called "zones-replaced", but its folder "zone-replaced". Give both the same name.',
    ],
    [
      'a file that is not there',
      DRILL.replace('[twin.json]', '[other.json]'),
      '16:12: there is no file "other.json" beside the drill. Add it or correct the name.',
    ],
    [
      'a file elsewhere',
      DRILL.replace('harmful.json', '../harmful.json'),
      '11:10: inputs[0]: the name of a file in the folder of the drill.',
    ],
    [
      'an outcome that is none',
      DRILL.replace('outcome: hold', 'outcome: allow'),
      '18:20: expect.outcome cannot be "allow". Known are: hold, deny.',
    ],
    ['no twin', DRILL.replace(/twin:[^]*(?=expect)/, ''), '1:1: twin is missing.'],
    [
      'a month that is none',
      DRILL.replace('date: 2025-10', 'date: Oct 2025'),
      '5:9: happened.date: a year, a month or a day: 2025-12.',
    ],
  ])('are refused with %s', async (_, text, line) => {
    await write({ 'zone-replaced/drill.yaml': text });
    const error = await loadDrills(folder).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toBe(
      `${join(folder, 'zone-replaced/drill.yaml')}:${line}`,
    );
  });

  it('are missed where there is none', async () => {
    await expect(loadDrills(folder)).rejects.toThrow('no drill lies here');
    await expect(loadDrills(join(folder, 'nothing'))).rejects.toThrow('cannot be read');
  });
});
