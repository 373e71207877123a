import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/change/finding.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { isMet } from '../rules/is-met.ts';
import { findingsOf } from './finding-state.ts';

const at = (line: number) => ({ source: 'a.ts', pointer: null, line, note: 'n', excerpt: [] });

function finding(id: string, weight: Finding['weight'], line: number): Finding {
  return {
    id,
    pattern: 'retry-without-limit',
    title: id,
    why: '',
    fix: '',
    readBy: 'syntax',
    weight,
    path: 'a.ts',
    evidence: at(line),
  };
}

/** Only what these functions read of a case. */
function caseWith(open: readonly string[], state: SafetyCase['state'] = 'waiting') {
  const findings = [
    finding('note', 'note', 1),
    finding('one', 'hold', 2),
    finding('two', 'hold', 3),
  ];
  const holds = open.map((id) => ({
    rule: 'retry-without-limit',
    requirement: { kind: 'finding', finding: id, level: 'senior' },
  }));
  return {
    state,
    assessment: { change: { findings } },
    verdict: { holds },
  } as unknown as SafetyCase;
}

const accepted = {
  finding: 'one',
  person: 'sena',
  name: 'Sena',
  reason: 'so',
  at: '2026-01-01',
  evidence: null,
};

describe('a finding', () => {
  it('holds until it is accepted, and what holds comes first', () => {
    const states = findingsOf(caseWith(['two']), [accepted]).map(({ finding: { id }, state }) => [
      id,
      state.kind,
    ]);
    expect(states).toEqual([
      ['two', 'open'],
      ['one', 'accepted'],
      ['note', 'note'],
    ]);
  });

  it('that neither holds nor was accepted is not called either', () => {
    const states = findingsOf(caseWith([]), []).map(({ state }) => state.kind);
    expect(states).toEqual(['lets-go', 'lets-go', 'note']);
  });

  it('does not hold any more where its case is over', () => {
    const states = findingsOf(caseWith(['one'], 'bypassed'), []).map(({ state }) => state.kind);
    expect(states).toEqual(['left', 'lets-go', 'note']);
  });
});

describe('two findings of one pattern', () => {
  const reason = (line: number) =>
    ({
      rule: 'retry-without-limit',
      evidence: at(line),
    }) as unknown as SafetyCase['verdict']['reasons'][number];

  it('are met one by one', () => {
    const safety = caseWith(['two']);
    expect([isMet(reason(2), safety), isMet(reason(3), safety)]).toEqual([true, false]);
  });
});
