import { describe, expect, it } from 'vitest';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';
import { draftOf, reached, scopeOf } from './scope.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

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
    lastSeen: '2026-11-21T11:59:00.000Z',
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
  agent('one'),
  agent('two', { host: 'codex', repository: 'git.test/infra' }),
  agent('three', { machine: 'runner', repository: null }),
  agent('ended', { endedAt: '2026-11-21T11:30:00.000Z' }),
  agent('yesterday', { lastSeen: '2026-11-20T11:30:00.000Z' }),
];

describe('what a stop reaches', () => {
  it.each<[StopScope, readonly string[] | null]>([
    [{ kind: 'all' }, ['one', 'two', 'three']],
    [{ kind: 'agent', host: 'claude-code' }, ['one', 'three']],
    [{ kind: 'agent', host: 'claude-code', session: 'three' }, ['three']],
    [{ kind: 'agent', host: 'codex', session: 'three' }, []],
    [{ kind: 'repository', repository: 'git.test/infra' }, ['two']],
    [{ kind: 'machine', machine: 'runner' }, ['three']],
    [{ kind: 'system', system: 'orders' }, null],
  ])('%j', (scope, ids) => {
    expect(reached(scope, AGENTS, NOW)?.map(({ id }) => id) ?? null).toEqual(ids);
  });
});

describe('the fields of the dialog', () => {
  it.each<StopScope>([
    { kind: 'all' },
    { kind: 'agent', host: 'codex' },
    { kind: 'agent', host: 'codex', session: 'abc' },
    { kind: 'repository', repository: 'git.test/shop' },
    { kind: 'system', system: 'orders' },
    { kind: 'machine', machine: 'laptop' },
  ])('keep %j as it is', (scope) => {
    expect(scopeOf(draftOf(scope))).toEqual(scope);
  });

  it.each(['agent', 'repository', 'system', 'machine'] as const)(
    'name nothing for %s while it is empty',
    (kind) => {
      expect(scopeOf({ ...draftOf(null), kind })).toBeNull();
    },
  );
});
