import { describe, expect, it } from 'vitest';
import { copilot } from './host.ts';

const BASE = { sessionId: 'd2f0aec5', timestamp: 1795235524624, cwd: '/home/dev/repo' };
const call = (toolName: unknown, toolArgs: unknown) =>
  copilot.hear({ ...BASE, toolName, toolArgs });

describe('tools', () => {
  it.each([
    ['bash', { command: 'rm x', description: 'd' }, { kind: 'command', text: 'rm x' }],
    ['bash', '{"command":"rm x"}', { kind: 'command', text: 'rm x', dialect: 'posix' }],
    ['powershell', { command: 'ri x' }, { kind: 'command', text: 'ri x', dialect: 'powershell' }],
    ['write_bash', { sessionId: '1', input: 'rm x{enter}' }, { kind: 'command', text: 'rm x' }],
    ['write_bash', { sessionId: '1', input: '{enter}' }, { kind: 'harmless', tool: 'write_bash' }],
    ['view', { path: '/a' }, { kind: 'file', act: 'read', path: '/a' }],
    ['create', { path: '/a', file_text: 'x' }, { kind: 'file', act: 'write', content: 'x' }],
    [
      'edit',
      { path: '/a', old_str: 'x', new_str: 'y' },
      { kind: 'file', act: 'edit', edits: [{ before: 'x', after: 'y' }] },
    ],
    [
      'str_replace_editor',
      { command: 'str_replace', path: '/a', old_str: 'x', new_str: 'y' },
      { kind: 'file', act: 'edit', edits: [{ before: 'x', after: 'y' }] },
    ],
    ['str_replace_editor', { command: 'view', path: '/a' }, { kind: 'file', act: 'read' }],
    [
      'apply_patch',
      '*** Begin Patch\n*** Delete File: a\n*** End Patch',
      { kind: 'file', act: 'delete', path: 'a' },
    ],
    ['web_fetch', { url: 'https://example.org' }, { kind: 'fetch', method: 'GET' }],
    [
      'github-mcp-server-delete_file',
      { path: 'a' },
      { kind: 'mcp', server: 'github-mcp-server', tool: 'delete_file' },
    ],
    ['playwright-browser_click', {}, { kind: 'unknown', tool: 'playwright-browser_click' }],
    ['report_intent', { intent: 'x' }, { kind: 'harmless', tool: 'report_intent' }],
    ['task', { prompt: 'go' }, { kind: 'delegate', prompt: 'go' }],
  ])('%s %j', (tool, args, act) => {
    expect(call(tool, args)).toMatchObject({ call: { session: 'd2f0aec5', acts: [act] } });
  });

  it('reads snake case as well', () => {
    expect(
      copilot.hear({
        hook_event_name: 'PreToolUse',
        session_id: 's',
        cwd: '/w',
        tool_name: 'bash',
        tool_input: { command: 'ls' },
      }),
    ).toMatchObject({ call: { session: 's', acts: [{ kind: 'command', text: 'ls' }] } });
  });

  it.each([
    call('bash', 'not json'),
    call('bash', '"text"'),
    call('bash', {}),
    call('bash', undefined),
    call(7, {}),
    copilot.hear({ toolName: 'bash', toolArgs: { command: 'ls' } }),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});

describe('moments, told by what they carry', () => {
  it.each([
    [{ source: 'startup' }, 'session-start'],
    [{ prompt: 'fix it' }, 'prompt'],
    [{ reason: 'complete' }, 'session-end'],
    [{ toolName: 'bash', toolArgs: {}, toolResult: {} }, 'after-tool'],
    [{ hook_event_name: 'Stop' }, 'other'],
  ])('%j', (fields, kind) => {
    expect(copilot.hear({ ...BASE, ...fields })).toMatchObject({ moment: { kind } });
  });
});

describe('answers', () => {
  const heard = call('bash', { command: 'ls' });
  it.each([
    ['ask', 'ask'],
    ['hold', 'deny'],
    ['deny', 'deny'],
    ['stop', 'deny'],
  ] as const)('%s is said as %s', (outcome, permissionDecision) => {
    const said = copilot.say({ outcome, message: 'why', context: '' }, heard);
    expect(JSON.parse(said.stdout)).toEqual({
      permissionDecision,
      permissionDecisionReason: 'why',
    });
    expect(said.exitCode).toBe(0);
  });
});
