import { describe, expect, it } from 'vitest';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';
import { readAgentsSearch } from '../search.ts';
import { groupAgents } from './agent-groups.ts';

function agent(id: string, more: Partial<AgentSummary> = {}): AgentSummary {
  return {
    id,
    host: 'claude-code',
    session: id,
    machine: 'laptop',
    model: null,
    repository: 'git.test/shop',
    cwd: '/home/ana/shop',
    operator: null,
    person: null,
    firstSeen: '2026-11-21T11:00:00.000Z',
    lastSeen: '2026-11-21T11:00:00.000Z',
    endedAt: null,
    state: 'running',
    counts: { allow: 1, ask: 0, hold: 0, deny: 0, stop: 0 },
    lastOutcome: 'allow',
    lastHeadline: 'Lists a folder',
    stops: [],
    ...more,
  };
}

const AGENTS = [
  agent('old', { firstSeen: '2026-11-21T09:00:00.000Z', lastSeen: '2026-11-21T11:59:00.000Z' }),
  agent('young', { firstSeen: '2026-11-21T10:00:00.000Z', host: 'codex' }),
  agent('over', { state: 'ended' }),
  agent('caught', { state: 'stopped', operator: 'mia@halden.example' }),
];

const idsOf = (...asked: Parameters<typeof groupAgents>) =>
  groupAgents(...asked).map((group) => [group.id, group.rows.map((row) => row.id)]);

describe('sessions on the live page', () => {
  it('stand by state, and by when they began whatever they did last', () => {
    expect(idsOf(AGENTS, null, '')).toEqual([
      ['stopped', ['caught']],
      ['running', ['young', 'old']],
      ['ended', ['over']],
    ]);
  });

  it.each([
    ['running', '', [['running', ['young', 'old']]]],
    [null, 'codex shop', [['running', ['young']]]],
    [null, 'mia@', [['stopped', ['caught']]]],
    ['quiet', '', []],
    [null, 'nothing-like-it', []],
  ] as const)('of state %s with “%s”', (state, filter, groups) => {
    expect(idsOf(AGENTS, state, filter)).toEqual(groups);
  });

  it.each([
    [{}, {}],
    [{ state: 'gone', filter: '', sort: {} }, {}],
    [
      { state: 'quiet', filter: 12, sort: '-seen' },
      { state: 'quiet', filter: '12', sort: '-seen' },
    ],
  ])('reads the address %j', (search, read) => {
    expect(readAgentsSearch(search)).toEqual(read);
  });
});
