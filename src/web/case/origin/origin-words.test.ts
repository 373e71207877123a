import { describe, expect, it } from 'vitest';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { carriedWords, endWords } from './origin-words.ts';

const answers = (...carried: readonly (string | undefined)[]) =>
  ({
    answers: carried.map((carriedFrom) => ({ ...(carriedFrom !== undefined && { carriedFrom }) })),
  }) as unknown as SafetyCase;

function ended(state: SafetyCase['state'], kind?: string): SafetyCase {
  const record =
    kind === undefined ? [] : [{ kind, text: '“It” was merged: by an administrator.' }];
  return { state, record } as unknown as SafetyCase;
}

describe('answers to the push before', () => {
  it.each([
    [answers(), null],
    [answers(undefined), null],
    [answers('a', undefined), 'One answer is carried over'],
    [answers('a', 'b'), 'Two answers are carried over'],
  ])('are said to be carried over where they are: %#', (safety, expected) => {
    const words = carriedWords(safety);
    expect(words?.slice(0, expected?.length) ?? null).toBe(expected);
  });
});

describe('how a case ended', () => {
  it.each(['waiting', 'released', 'refused', 'denied', 'expired', 'superseded'] as const)(
    'needs no more words where it is %s',
    (state) => {
      expect(endWords(ended(state))).toBeNull();
    },
  );

  it('is said in the ledger’s words, and what that means', () => {
    expect(endWords(ended('bypassed', 'case.bypassed'))).toMatch(
      /^“It” was merged: by an administrator\. It is in, and no release covers/,
    );
  });

  it('is said where the record does not show it', () => {
    expect(endWords(ended('withdrawn', 'case.submitted'))).toMatch(/^Nobody is asked about it/);
  });
});
