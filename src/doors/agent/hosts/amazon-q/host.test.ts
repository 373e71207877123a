import { describe, expect, it } from 'vitest';
import { amazonQ } from './host.ts';

const call = (tool_name: unknown, tool_input: unknown) =>
  amazonQ.hear({ hook_event_name: 'preToolUse', cwd: '/w', tool_name, tool_input });

describe('tools', () => {
  it.each([
    ['execute_bash', { command: 'rm x' }, { kind: 'command', text: 'rm x' }],
    ['git___push', { force: true }, { kind: 'mcp', server: 'git', tool: 'push' }],
    [
      'fs_write',
      { command: 'str_replace', path: 'a', old_str: 'x', new_str: 'y' },
      { act: 'edit' },
    ],
    ['fs_write', { command: 'shred', path: 'a' }, { kind: 'unknown', tool: 'fs_write shred' }],
  ])('%s %j', (tool, input, act) => {
    expect(call(tool, input)).toMatchObject({ call: { host: 'amazon-q', acts: [act] } });
  });
});

it('blocks by exit 2 alone', () => {
  const said = amazonQ.say({ outcome: 'ask', message: 'why', context: '' }, call('code', {}));
  expect(said).toEqual({ stdout: '', stderr: 'why', exitCode: 2 });
});
