import { describe, expect, it } from 'vitest';
import { geminiCli } from './host.ts';

const BASE = {
  session_id: '5b1e158e',
  cwd: '/home/dev/repo',
  hook_event_name: 'BeforeTool',
  timestamp: '2026-01-02T03:04:05.678Z',
};
const call = (tool_name: unknown, tool_input: unknown, rest: object = {}) =>
  geminiCli.hear({ ...BASE, tool_name, tool_input, ...rest });

describe('tools', () => {
  it.each([
    [
      'run_shell_command',
      { command: 'rm -r x', description: 'd' },
      { kind: 'command', text: 'rm -r x', dialect: 'posix' },
    ],
    [
      'write_file',
      { file_path: 'a', content: 'b' },
      { kind: 'file', act: 'write', path: 'a', content: 'b', edits: [] },
    ],
    [
      'replace',
      { file_path: 'a', old_string: 'x', new_string: 'y' },
      { kind: 'file', act: 'edit', path: 'a', edits: [{ before: 'x', after: 'y' }] },
    ],
    [
      'save_memory',
      { fact: 'likes tea' },
      { kind: 'file', act: 'edit', edits: [{ before: '', after: 'likes tea' }] },
    ],
    ['read_file', { absolute_path: '/a' }, { kind: 'file', act: 'read', path: '/a' }],
    [
      'web_fetch',
      { prompt: 'sum up https://example.org/a.' },
      { kind: 'fetch', url: 'https://example.org/a.', method: 'GET', hasBody: false },
    ],
    ['google_web_search', { query: 'x' }, { kind: 'harmless', tool: 'google_web_search' }],
    ['write_todos', { todos: [] }, { kind: 'harmless', tool: 'write_todos' }],
    ['invoke_agent', { prompt: 'go' }, { kind: 'delegate', prompt: 'go' }],
    ['mystery', { a: 1 }, { kind: 'unknown', tool: 'mystery', input: { a: 1 } }],
  ])('%s %j', (tool, input, act) => {
    expect(call(tool, input)).toMatchObject({ call: { acts: [act] } });
  });

  it('reads several files at once', () => {
    expect(call('read_many_files', { include: ['a', 'b'] })).toMatchObject({
      call: { acts: [{ path: 'a' }, { path: 'b' }] },
    });
  });

  it('knows an MCP tool by its origin', () => {
    const mcp_context = { server_name: 'fs', tool_name: 'wipe' };
    expect(call('mcp_fs_wipe', { t: 1 }, { mcp_context })).toMatchObject({
      call: { acts: [{ kind: 'mcp', server: 'fs', tool: 'wipe', input: { t: 1 } }] },
    });
  });

  it('does not let an MCP tool pass for one of the host', () => {
    const mcp_context = { server_name: 'fs', tool_name: 'glob' };
    expect(call('glob', {}, { mcp_context })).toMatchObject({ call: { acts: [{ kind: 'mcp' }] } });
  });

  it.each([
    call('run_shell_command', {}),
    call('run_shell_command', 'ls'),
    call(null, {}),
    call('read_many_files', { include: [7] }),
    call('glob', {}, { hook_event_name: null }),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});

describe('answers', () => {
  const say = (outcome: 'ask' | 'hold' | 'deny' | 'stop'): unknown =>
    JSON.parse(geminiCli.say({ outcome, message: 'why', context: '' }, call('glob', {})).stdout);

  it('are those of Gemini CLI', () => {
    for (const outcome of ['ask', 'hold', 'deny'] as const) {
      expect(say(outcome)).toEqual({ decision: 'deny', reason: 'why' });
    }
    expect(say('stop')).toMatchObject({ continue: false, stopReason: 'why', decision: 'deny' });
  });
});
