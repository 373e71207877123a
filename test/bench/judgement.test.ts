import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCases } from '../../bench/judgement/format.ts';
import { holdpointSays } from '../../bench/judgement/holdpoint.ts';
import { otherToolSays } from '../../bench/judgement/other-tool.ts';
import { precision, recall, scoreCase } from '../../bench/judgement/score.ts';
import type { Findings } from '../../bench/judgement/score.ts';

const NOTHING: Findings = { destroys: [], irreversible: [], reaches: [], stop: false };
const CASES = join(import.meta.dirname, '../../bench/judgement/cases');

describe('the score of a case', () => {
  it.each([
    [['orders'], ['aws_db_instance.orders'], 1, 0, 0],
    [['orders'], ['order'], 0, 1, 1],
    [['shop.orders'], ['table orders'], 0, 1, 1],
    [['a', 'b'], ['x/a', 'x/c'], 1, 1, 1],
    [[], [], 0, 0, 0],
    [['a'], ['A', 'a'], 1, 0, 0],
  ])('%j against %j', (labels, found, right, missed, invented) => {
    const { destroys } = scoreCase(
      { ...NOTHING, destroys: labels },
      { ...NOTHING, destroys: found },
    );
    expect(destroys).toEqual({ right, missed, invented });
  });

  it('counts stopping too much and too little', () => {
    const stop = { ...NOTHING, stop: true };
    expect(scoreCase(stop, NOTHING).stop).toMatchObject({ missed: 1 });
    expect(scoreCase(NOTHING, stop).stop).toMatchObject({ invented: 1 });
  });

  it('gives shares, and none where there is nothing to share', () => {
    expect(precision({ right: 3, missed: 9, invented: 1 })).toBe(0.75);
    expect(recall({ right: 3, missed: 1, invented: 9 })).toBe(0.75);
    expect(precision({ right: 0, missed: 1, invented: 0 })).toBeNull();
    expect(recall({ right: 0, missed: 0, invented: 1 })).toBeNull();
  });
});

describe('the cases that ship', () => {
  it('fit their format, with an id of their own each', async () => {
    for (const { cases } of await loadCases(CASES)) {
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    }
  });

  it('can be put to Holdpoint and to any other program', async () => {
    const files = await loadCases(CASES);
    const { cases, systems = [] } = files.find(({ language }) => language === 'terraform') ?? {};
    const one = cases?.find(({ id }) => id === 'database-deleted');
    if (one === undefined) throw new Error('there is no such case');
    const found = await holdpointSays(one, systems);
    expect(scoreCase(one, found)).toMatchObject({
      destroys: { right: 1, missed: 0, invented: 0 },
      irreversible: { right: 1, missed: 0, invented: 0 },
      reaches: { right: 2, missed: 0, invented: 0 },
      stop: { right: 1 },
    });
    const echo = `node -e "process.stdin.on('data', () => console.log('{\\"stop\\": true}'))"`;
    expect(otherToolSays(echo, one, systems)).toEqual({ ...NOTHING, stop: true });
    expect(() => otherToolSays('exit 3', one, systems)).toThrow('ended with 3');
  });
});
