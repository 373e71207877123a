import { describe, expect, it } from 'vitest';
import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { plainly, shareWords } from './provenance-words.ts';

const EVIDENCE = { source: 'x', pointer: null, line: null, note: 'x', excerpt: [] };

function clue(says: 'ai' | 'human', lines?: number): ProvenanceClue {
  return {
    kind: 'line-notes',
    says,
    strength: 'declared',
    tool: null,
    evidence: EVIDENCE,
    ...(lines !== undefined && { lines }),
  };
}

describe('the share of lines', () => {
  it.each<[string, readonly ProvenanceClue[], string | null]>([
    ['no clue', [], null],
    ['a clue that tells no lines apart', [clue('ai')], null],
    ['what a person vouches for', [clue('human', 0.4)], null],
    ['an agent’s notes', [clue('ai', 0.62), clue('human', 0.38)], '62%'],
    ['the most that any of them vouches for', [clue('ai', 0.2), clue('ai', 0.5)], '50%'],
    ['next to nothing', [clue('ai', 0.004)], 'under 1%'],
    ['nothing at all', [clue('ai', 0)], '0%'],
  ])('of %s', (_, clues, expected) => {
    const words = shareWords(clues);
    if (expected === null) expect(words).toBeNull();
    else expect(words).toContain(`At least ${expected} of the added lines`);
  });
});

describe('a text of the assessment', () => {
  const people = { ana: { id: 'ana', name: 'Ana Ribeiro', level: 'mid' as const, teams: [] } };

  it('names people and days as people do', () => {
    const text = 'Written by hand: ana stated at 2026-11-21T20:41:06.900Z: I typed it..';
    expect(plainly(text, people)).toMatch(
      /^Written by hand: Ana Ribeiro stated on [^T]*21 Nov 2026[^Z]*: I typed it\.$/,
    );
  });

  it.each(['Nothing tells.', 'lines 41 to 58 are an agent’s', 'ana stated at noon: so'])(
    'is left alone where it states nothing: %s',
    (text) => {
      expect(plainly(text, people)).toBe(text);
    },
  );
});
