import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAiAssisted, judgeProvenance } from './judge.ts';
import type { ProvenanceClue } from './types.ts';

const COMMITS = [
  { commit: 'a', subject: 'first' },
  { commit: 'b', subject: 'second' },
];

function clue(about: Partial<ProvenanceClue> = {}): ProvenanceClue {
  return {
    kind: 'trailer',
    says: 'ai',
    strength: 'declared',
    tool: null,
    evidence: { source: 's', pointer: null, line: null, note: 'a note', excerpt: [] },
    ...about,
  };
}

const ai = (about: Partial<ProvenanceClue> = {}) => clue(about);
const human = (about: Partial<ProvenanceClue> = {}) =>
  clue({ kind: 'statement', says: 'human', strength: 'attested', ...about });

describe('a change is', () => {
  it.each<[string, readonly ProvenanceClue[], string]>([
    ['unknown without a clue', [], 'unknown'],
    ['AI by declaration', [ai()], 'ai-declared'],
    ['AI by attestation', [ai({ strength: 'attested' })], 'ai-attested'],
    ['AI attested where one clue of two is', [ai(), ai({ strength: 'attested' })], 'ai-attested'],
    ['unknown where a person merely declares', [human({ strength: 'declared' })], 'unknown'],
    ['by hand where a person stated it on the record', [human()], 'human-attested'],
    ['AI where a trailer contradicts the statement', [human(), ai()], 'ai-declared'],
    [
      'AI where the trailer of one commit contradicts it',
      [human(), ai({ commits: ['a'] })],
      'ai-declared',
    ],
    ['AI where the other commit is unknown', [ai({ commits: ['a'] })], 'ai-declared'],
    [
      'mixed where the other commit is attested',
      [ai({ commits: ['a'] }), human({ commits: ['b'] })],
      'mixed',
    ],
    [
      'AI where both are about the same commit',
      [ai({ commits: ['a'] }), human({ commits: ['a'] })],
      'ai-declared',
    ],
    [
      'AI where the other commit is merely declared',
      [ai({ commits: ['a'] }), human({ commits: ['b'], strength: 'declared' })],
      'ai-declared',
    ],
    [
      'AI where a clue about all outweighs the attested commit',
      [ai(), human({ commits: ['b'] })],
      'ai-declared',
    ],
    ['by hand where every commit is attested', [human({ commits: ['a', 'b'] })], 'human-attested'],
    ['unknown where one commit is attested and one is not', [human({ commits: ['a'] })], 'unknown'],
    ['unknown where a part of the lines is attested', [human({ lines: 0.9 })], 'unknown'],
    [
      'mixed where notes tell lines apart',
      [
        ai({ kind: 'line-notes', lines: 0.4, commits: ['a'] }),
        human({ kind: 'line-notes', strength: 'declared', lines: 0.6, commits: ['a'] }),
      ],
      'mixed',
    ],
    [
      'AI where notes vouch for AI in some lines and say nothing of others',
      [ai({ kind: 'line-notes', lines: 0.4, commits: ['a'] })],
      'ai-declared',
    ],
    [
      'AI attested where a note by anybody says that some lines are human',
      [
        ai({ strength: 'attested' }),
        ai({ lines: 0.1 }),
        human({ strength: 'declared', lines: 0.9 }),
      ],
      'ai-attested',
    ],
    [
      'AI where the clue names a commit that is not in the list',
      [ai({ commits: ['z'] })],
      'ai-declared',
    ],
    [
      'unknown where the attested commit is not in the list',
      [human({ commits: ['z'] })],
      'unknown',
    ],
  ])('%s', (_, clues, kind) => {
    expect(judgeProvenance(clues, COMMITS).kind).toBe(kind);
  });
});

describe('a judgement', () => {
  it('names each commit with its own verdict and tools, in the order given', () => {
    const clues = [ai({ commits: ['a'], tool: 'T' }), human({ commits: ['b'] })];
    expect(judgeProvenance(clues, COMMITS).commits).toEqual([
      { commit: 'a', subject: 'first', kind: 'ai-declared', tools: ['T'] },
      { commit: 'b', subject: 'second', kind: 'human-attested', tools: [] },
    ]);
  });

  it('leaves commits out where the change is not made of any', () => {
    expect(judgeProvenance([ai()])).not.toHaveProperty('commits');
  });

  it('tells commits apart by the clues alone where no list is known', () => {
    const clues = [ai({ commits: ['a'] }), human({ commits: ['b'] })];
    expect(judgeProvenance(clues).kind).toBe('mixed');
  });

  it('says why in a sentence, by the strongest clue', () => {
    const weak = ai({ kind: 'branch' });
    const strong = ai({ kind: 'bot-identity', tool: 'T' });
    const note = 'a bot wrote it';
    const clues = [weak, { ...strong, evidence: { ...strong.evidence, note } }];
    expect(judgeProvenance(clues).why).toBe('AI-assisted by T: a bot wrote it.');
  });

  const anyClue = fc.record({
    kind: fc.constantFrom('trailer' as const, 'line-notes' as const, 'statement' as const),
    says: fc.constantFrom('ai' as const, 'human' as const),
    strength: fc.constantFrom('declared' as const, 'attested' as const),
    tool: fc.constantFrom(null, 'T', 'U'),
    commits: fc.option(fc.subarray(['a', 'b', 'z']), { nil: undefined }),
    lines: fc.option(fc.constantFrom(0, 0.5, 1), { nil: undefined }),
  });
  const clueOf = ({
    commits,
    lines,
    ...rest
  }: typeof anyClue extends fc.Arbitrary<infer T> ? T : never) =>
    clue({
      ...rest,
      ...(commits === undefined ? {} : { commits }),
      ...(lines === undefined ? {} : { lines }),
    });
  const clues = fc.array(anyClue.map(clueOf), { maxLength: 6 });

  it('does not depend on the order of clues', () => {
    fc.assert(
      fc.property(clues, (some) => {
        const one = judgeProvenance(some, COMMITS);
        const other = judgeProvenance(some.toReversed(), COMMITS);
        expect({ ...one, clues: [] }).toEqual({ ...other, clues: [] });
      }),
      { seed: 18 },
    );
  });

  it('is AI-assisted whatever else is said, once any clue says AI', () => {
    fc.assert(
      fc.property(clues, (some) => {
        const says = some.some((one) => one.says === 'ai');
        expect(isAiAssisted(judgeProvenance(some, COMMITS))).toBe(says);
      }),
      { seed: 18 },
    );
  });
});
