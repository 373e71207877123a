import { describe, expect, it } from 'vitest';
import { windsurf } from './host.ts';

const hear = (agent_action_name: unknown, tool_info: unknown) =>
  windsurf.hear({ agent_action_name, trajectory_id: 't', execution_id: 'e', tool_info });

describe('actions', () => {
  it.each([
    ['pre_run_command', { command_line: 'rm x', cwd: '/w' }, { kind: 'command', text: 'rm x' }],
    [
      'pre_write_code',
      { file_path: '/a', edits: [{ old_string: 'x', new_string: 'y' }] },
      { kind: 'file', act: 'edit', path: '/a', edits: [{ before: 'x', after: 'y' }] },
    ],
    ['pre_read_code', { file_path: '/a' }, { kind: 'file', act: 'read', path: '/a' }],
    [
      'pre_mcp_tool_use',
      { mcp_server_name: 'db', mcp_tool_name: 'drop', mcp_tool_arguments: { t: 1 } },
      { kind: 'mcp', server: 'db', tool: 'drop', input: { t: 1 } },
    ],
    ['pre_fly', { to: 'mars' }, { kind: 'unknown', tool: 'pre_fly' }],
  ])('%s %j', (action, info, act) => {
    expect(hear(action, info)).toMatchObject({ call: { session: 't', callId: 'e', acts: [act] } });
  });

  it.each([
    ['pre_user_prompt', 'prompt'],
    ['post_run_command', 'after-tool'],
    ['post_cascade_response', 'other'],
  ])('%s is a moment', (action, kind) => {
    expect(hear(action, { user_prompt: 'x' })).toMatchObject({ moment: { kind } });
  });

  it.each([
    hear('pre_run_command', {}),
    hear('pre_run_command', null),
    hear('pre_write_code', { edits: [] }),
    hear('pre_mcp_tool_use', { mcp_server_name: 'db' }),
    hear(7, {}),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});
