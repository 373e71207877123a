import { describe, expect, it } from 'vitest';
import type { Effect, Evidence, Reversibility } from '../../../core/change/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { commandLines } from './command-lines.ts';

function evidence(source: string, line: number, texts: readonly string[] = []): Evidence {
  const excerpt = texts.map((text, index) => ({
    number: index + 1,
    text,
    mark: 'context' as const,
  }));
  return { source, pointer: null, line, note: '', excerpt };
}

function effect(reversibility: Reversibility, source: string, line: number): Effect {
  return { reversibility, evidence: [evidence(source, line)] } as unknown as Effect;
}

function asked(kind: string, texts: readonly string[], effects: readonly Effect[]): SafetyCase {
  const clue = { kind: 'agent-session', evidence: evidence('claude-code', 1, texts) };
  return {
    assessment: { change: { kind, effects }, provenance: { clues: [clue] } },
  } as unknown as SafetyCase;
}

describe('the command of a case', () => {
  it('has the worst of what each line does', () => {
    const effects = [
      effect('reversible', 'command', 2),
      effect('irreversible', 'command', 2),
      effect('costly', 'command', 1),
      effect('irreversible', 'clean.sh', 3),
    ];
    expect(commandLines(asked('action', ['a', 'b', 'c'], effects))).toEqual([
      { number: 1, text: 'a', worst: 'costly', effect: 2 },
      { number: 2, text: 'b', worst: 'irreversible', effect: 1 },
      { number: 3, text: 'c', worst: null, effect: null },
    ]);
  });

  it.each([
    ['plan', ['a']],
    ['action', []],
  ] as const)('is not there for %s with lines %j', (kind, texts) => {
    expect(commandLines(asked(kind, texts, []))).toBeNull();
  });
});
