import { describe, expect, it } from 'vitest';
import { cursor } from './host.ts';

const BASE = {
  conversation_id: 'conv',
  generation_id: 'gen',
  workspace_roots: ['/home/dev/repo'],
  cursor_version: '2.0',
};
const hear = (hook_event_name: unknown, fields: object) =>
  cursor.hear({ ...BASE, hook_event_name, ...fields });

describe('events', () => {
  it.each([
    ['beforeShellExecution', { command: 'rm x', cwd: '/w' }, { kind: 'command', text: 'rm x' }],
    [
      'beforeMCPExecution',
      { tool_name: 'query', tool_input: '{"sql":"drop table x"}', command: 'npx db' },
      { kind: 'mcp', server: 'npx db', tool: 'query', input: { sql: 'drop table x' } },
    ],
    ['beforeReadFile', { file_path: '/a', content: 'x' }, { kind: 'file', act: 'read' }],
    [
      'preToolUse',
      { tool_name: 'Write', tool_input: { file_path: '/a', content: 'x' } },
      { kind: 'file', act: 'write', path: '/a', content: 'x' },
    ],
    [
      'preToolUse',
      { tool_name: 'Delete', tool_input: { path: '/a' } },
      { kind: 'file', act: 'delete', path: '/a' },
    ],
    ['preToolUse', { tool_name: 'MCP:wipe', tool_input: {} }, { kind: 'mcp', tool: 'wipe' }],
    ['preToolUse', { tool_name: 'Grep', tool_input: {} }, { kind: 'harmless' }],
    ['preToolUse', { tool_name: 'Zap', tool_input: {} }, { kind: 'unknown', tool: 'Zap' }],
    ['subagentStart', { task: 'go' }, { kind: 'delegate', prompt: 'go' }],
  ])('%s %j', (event, fields, act) => {
    expect(hear(event, fields)).toMatchObject({ call: { session: 'conv', acts: [act] } });
  });

  it('takes the first root for the folder where it names none', () => {
    expect(hear('beforeShellExecution', { command: 'ls', cwd: '' })).toMatchObject({
      call: { cwd: '/home/dev/repo' },
    });
  });

  it('reads camel case as well', () => {
    expect(
      cursor.hear({
        hookEventName: 'preToolUse',
        conversationId: 'c',
        workspaceRoots: ['/w'],
        toolName: 'Shell',
        toolInput: { command: 'ls' },
      }),
    ).toMatchObject({ call: { session: 'c', cwd: '/w', acts: [{ text: 'ls' }] } });
  });

  it.each([
    ['afterFileEdit', 'after-tool'],
    ['sessionStart', 'session-start'],
    ['beforeSubmitPrompt', 'prompt'],
    ['stop', 'other'],
  ])('%s is a moment', (event, kind) => {
    expect(hear(event, { file_path: 'a' })).toMatchObject({ moment: { kind } });
  });

  it.each([
    hear('beforeShellExecution', {}),
    hear('beforeShellExecution', { command: ['ls'] }),
    hear('beforeMCPExecution', { tool_name: 'x', tool_input: '{' }),
    hear('beforeReadFile', {}),
    hear('preToolUse', { tool_input: {} }),
    hear(undefined, { command: 'ls' }),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});

describe('answers', () => {
  const say = (event: string, fields: object): unknown =>
    JSON.parse(
      cursor.say({ outcome: 'ask', message: 'why', context: '' }, hear(event, fields)).stdout,
    );

  it('ask only where Cursor asks', () => {
    expect(say('beforeShellExecution', { command: 'ls' })).toMatchObject({ permission: 'ask' });
    expect(say('beforeMCPExecution', { tool_name: 'x', tool_input: '{}' })).toMatchObject({
      permission: 'ask',
      agent_message: 'why',
    });
    expect(say('beforeReadFile', { file_path: 'a' })).toMatchObject({ permission: 'deny' });
    expect(say('preToolUse', { tool_name: 'Shell', tool_input: { command: 'ls' } })).toMatchObject({
      permission: 'deny',
    });
    expect(
      say('preToolUse', { tool_name: 'beforeShellExecution', tool_input: {} }),
    ).not.toMatchObject({ permission: 'allow' });
  });

  it('hold back a prompt', () => {
    expect(say('beforeSubmitPrompt', { prompt: 'x' })).toMatchObject({ continue: false });
  });
});
