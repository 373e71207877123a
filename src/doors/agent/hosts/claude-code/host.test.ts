import { describe, expect, it } from 'vitest';
import { claudeCode, claudeCodeWith } from './host.ts';

const BASE = {
  session_id: '8011b453',
  transcript_path: '/home/dev/.claude/projects/x.jsonl',
  cwd: '/home/dev/repo',
  prompt_id: '71b6d28e',
  permission_mode: 'bypassPermissions',
  hook_event_name: 'PreToolUse',
  tool_use_id: 'toolu_1',
};
const call = (tool_name: unknown, tool_input: unknown, rest: object = {}) =>
  claudeCode.hear({ ...BASE, tool_name, tool_input, ...rest });
const file = (act: string, path: string, rest: object = {}) => ({
  kind: 'file',
  act,
  path,
  content: null,
  edits: [],
  ...rest,
});

describe('tools', () => {
  it.each([
    [
      'Bash',
      { command: 'rm -rf build', description: 'tidy' },
      { kind: 'command', text: 'rm -rf build', dialect: 'posix' },
    ],
    [
      'PowerShell',
      { command: 'Remove-Item x' },
      { kind: 'command', text: 'Remove-Item x', dialect: 'powershell' },
    ],
    [
      'Monitor',
      { description: 'logs', timeout_ms: 1, command: 'tail -f log' },
      { kind: 'command', text: 'tail -f log', dialect: 'posix' },
    ],
    ['Read', { file_path: '/r/a.txt' }, file('read', '/r/a.txt')],
    ['Write', { file_path: '/r/w', content: 'hi' }, file('write', '/r/w', { content: 'hi' })],
    [
      'Edit',
      { file_path: '/r/e', old_string: 'a', new_string: 'b', replace_all: false },
      file('edit', '/r/e', { edits: [{ before: 'a', after: 'b' }] }),
    ],
    [
      'MultiEdit',
      {
        file_path: '/r/m',
        edits: [
          { old_string: 'a', new_string: 'b' },
          { old_string: 'c', new_string: '' },
        ],
      },
      file('edit', '/r/m', {
        edits: [
          { before: 'a', after: 'b' },
          { before: 'c', after: '' },
        ],
      }),
    ],
    [
      'NotebookEdit',
      { notebook_path: '/r/n.ipynb', new_source: 'x = 1' },
      file('edit', '/r/n.ipynb', { edits: [{ before: '', after: 'x = 1' }] }),
    ],
    [
      'WebFetch',
      { url: 'https://example.org', prompt: 'sum up' },
      { kind: 'fetch', url: 'https://example.org', method: 'GET', hasBody: false },
    ],
    ['Agent', { description: 'sub', prompt: 'do it' }, { kind: 'delegate', prompt: 'do it' }],
    ['Task', { prompt: 'do it' }, { kind: 'delegate', prompt: 'do it' }],
    ['Grep', { pattern: 'rm -rf /' }, { kind: 'harmless', tool: 'Grep' }],
    ['WebSearch', { query: 'x' }, { kind: 'harmless', tool: 'WebSearch' }],
    ['ExitWorktree', { action: 'keep' }, { kind: 'harmless', tool: 'ExitWorktree' }],
    [
      'ExitWorktree',
      { action: 'remove', discard_changes: true },
      {
        kind: 'unknown',
        tool: 'ExitWorktree',
        input: { action: 'remove', discard_changes: true },
      },
    ],
    [
      'mcp__fs__wipe',
      { table: 'users' },
      { kind: 'mcp', server: 'fs', tool: 'wipe', input: { table: 'users' } },
    ],
    ['mcp__a-b__drop__all', {}, { kind: 'mcp', server: 'a-b', tool: 'drop__all', input: {} }],
    ['Teleport', { to: 'mars' }, { kind: 'unknown', tool: 'Teleport', input: { to: 'mars' } }],
    ['constructor', {}, { kind: 'unknown', tool: 'constructor', input: {} }],
  ])('%s %j', (tool, input, act) => {
    expect(call(tool, input)).toMatchObject({ kind: 'call', call: { tool, acts: [act] } });
  });

  it('tells of conversation, call and subagent', () => {
    expect(call('Read', { file_path: 'a' }, { agent_id: 'sub-1' })).toMatchObject({
      call: { session: '8011b453', callId: 'toolu_1', subagent: 'sub-1', cwd: '/home/dev/repo' },
    });
  });
});

describe('what makes no sense', () => {
  it.each([
    [call(undefined, {}), 'tool_name'],
    [call(7, {}), 'tool_name'],
    [call('Bash', 'ls'), 'tool_input'],
    [call('Bash', [1]), 'tool_input'],
    [call('Bash', {}), 'command'],
    [call('Bash', { command: 7 }), 'command'],
    [call('Bash', { command: ['ls', 7] }), 'command'],
    [call('Write', { content: 'x' }), 'path'],
    [call('Edit', { file_path: '' }), 'path'],
    [call('MultiEdit', { file_path: 'a', edits: ['x'] }), 'edit'],
    [call('WebFetch', {}), 'address'],
    [call('Bash', { command: 'ls' }, { cwd: 7 }), 'cwd'],
    [call('Bash', { command: 'ls' }, { cwd: undefined }), 'cwd'],
    [call('Bash', { command: 'ls' }, { session_id: {} }), 'session_id'],
  ])('is malformed: %#', (heard, word) => {
    expect(heard.kind).toBe('malformed');
    expect(heard.kind === 'malformed' && heard.why).toContain(word);
    expect(heard.kind === 'malformed' && heard.why).toMatch(/\.$/u);
  });
});

describe('moments', () => {
  it.each([
    ['SessionStart', 'session-start'],
    ['SessionEnd', 'session-end'],
    ['UserPromptSubmit', 'prompt'],
    ['PostToolUse', 'after-tool'],
    ['PreCompact', 'other'],
    ['toString', 'other'],
  ])('%s', (hook_event_name, kind) => {
    expect(claudeCode.hear({ ...BASE, hook_event_name })).toMatchObject({ moment: { kind } });
  });

  it('gives notes at the start of a session', () => {
    const heard = claudeCode.hear({ ...BASE, hook_event_name: 'SessionStart' });
    const said = claudeCode.say({ outcome: 'allow', message: '', context: 'a lesson' }, heard);
    expect(JSON.parse(said.stdout)).toEqual({
      hookSpecificOutput: { hookEventName: 'SessionStart', additionalContext: 'a lesson' },
    });
  });
});

describe('answers', () => {
  const heard = call('Bash', { command: 'ls' });
  const say = (outcome: 'ask' | 'hold' | 'deny' | 'stop', host = claudeCode): unknown =>
    JSON.parse(host.say({ outcome, message: 'why', context: '' }, heard).stdout);
  const decision = (permissionDecision: string) => ({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision,
      permissionDecisionReason: 'why',
    },
  });

  it('are those of Claude Code', () => {
    expect(say('ask')).toEqual(decision('ask'));
    expect(say('deny')).toEqual(decision('deny'));
    expect(say('hold')).toEqual(decision('deny'));
    expect(say('stop')).toEqual({ continue: false, stopReason: 'why', ...decision('deny') });
  });

  it('defer a hold only where that was asked for, and never a denial', () => {
    const deferring = claudeCodeWith({ defersHolds: true });
    expect(say('hold', deferring)).toEqual(decision('defer'));
    expect(say('deny', deferring)).toEqual(decision('deny'));
    expect(say('stop', deferring)).toMatchObject({ continue: false, ...decision('deny') });
  });

  it('give notes without permitting anything', () => {
    const said = claudeCode.say({ outcome: 'allow', message: '', context: 'mind the zone' }, heard);
    expect(said.stdout).not.toContain('permissionDecision');
    expect(said.stdout).toContain('mind the zone');
  });
});
