import { describe, expect, it } from 'vitest';
import type { Effect, Evidence } from '../../../core/change/types.ts';
import { groupEffects, visibleRows } from '../effects/effect-groups.ts';
import { dedent, placeOf, sourceView, type Exhibit } from './evidence-link.ts';

function evidence(line: number | null, note = ''): Evidence {
  return { source: 'infra/plan.json', pointer: '/a', line, note, excerpt: [] };
}

function effect(
  verb: Effect['verb'],
  reversibility: Effect['reversibility'],
  data: Effect['data'] = 'none',
): Effect {
  return {
    verb,
    resource: { type: 't', address: `${verb}.${data}`, provider: null, name: null },
    environment: 'production',
    environmentName: null,
    reversibility,
    data,
    traits: [],
    changes: [],
    why: '',
    safer: [],
    evidence: [],
  };
}

describe('effects', () => {
  const effects = [
    effect('create', 'reversible'),
    effect('update', 'unknown', 'unknown'),
    effect('update', 'irreversible'),
    effect('delete', 'irreversible'),
    effect('update', 'irreversible', 'holds-data'),
  ];

  it('come worst first: what cannot be undone, then unknown; data before none, delete before update', () => {
    expect(
      groupEffects(effects, '').map((group) => [
        group.kind,
        group.effects.map((each) => each.index),
      ]),
    ).toEqual([
      ['irreversible', [4, 3, 2]],
      ['unknown', [1]],
      ['reversible', [0]],
    ]);
  });

  it('are kept when they have every word, in any case', () => {
    const kept = groupEffects(effects, 'UPDATE  holds');
    expect(kept.flatMap((group) => group.effects.map((each) => each.index))).toEqual([4]);
    expect(groupEffects(effects, 'absent')).toEqual([]);
  });

  it('are drawn up to a limit, with the one that a link points at', () => {
    const [group] = groupEffects(effects, '');
    if (group === undefined) throw new Error('no group');
    expect(visibleRows(group, 1, null).map((row) => row.index)).toEqual([4]);
    expect(visibleRows(group, 1, 2).map((row) => row.index)).toEqual([4, 2]);
    expect(visibleRows(group, 1, 4).map((row) => row.index)).toEqual([4]);
  });
});

describe('sources', () => {
  const exhibits = Array.from({ length: 100 }, (_, index): Exhibit => ({
    id: `effect-${index}-0`,
    about: '',
    evidence: evidence(1000 - index),
  }));

  it('show the chosen place among its neighbours, in the order of the source', () => {
    const view = sourceView(exhibits, 'effect-50-0');
    expect(view?.near).toHaveLength(41);
    expect(view?.near[20]?.id).toBe('effect-50-0');
    expect(view?.near[0]?.evidence.line).toBe(930);
    expect([view?.offset, view?.total]).toEqual([29, 100]);
  });

  it('show each place once, and the chosen one by its own name', () => {
    const twice: readonly Exhibit[] = [
      { id: 'effect-0-0', about: '', evidence: evidence(7) },
      { id: 'rule-0-0', about: '', evidence: evidence(7) },
    ];
    expect(sourceView(twice, 'rule-0-0')?.near.map((each) => each.id)).toEqual(['rule-0-0']);
    expect(sourceView(twice, 'nothing')).toBeNull();
  });

  it.each([
    [evidence(131), 'plan.json:131'],
    [evidence(null), 'plan.json#/a'],
    [{ ...evidence(4), source: 'ca033d09b26d984ba05f05d91d7544f59e320844' }, 'ca033d09b2:4'],
    [{ ...evidence(null), pointer: null }, 'plan.json'],
  ])('have a place to look at', (piece, place) => {
    expect(placeOf(piece)).toBe(place);
  });

  it('lose the indentation that all lines share, and no more', () => {
    const line = (text: string) => ({ number: null, text, mark: 'context' as const });
    expect(dedent([line('    a'), line(''), line('      b')]).map((each) => each.text)).toEqual([
      'a',
      '',
      '  b',
    ]);
  });
});
