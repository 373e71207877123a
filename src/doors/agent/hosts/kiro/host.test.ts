import { describe, expect, it } from 'vitest';
import { kiro } from './host.ts';

const call = (tool_name: unknown, tool_input: unknown, event = 'preToolUse') =>
  kiro.hear({ hook_event_name: event, cwd: '/home/dev/repo', tool_name, tool_input });

describe('tools', () => {
  it.each([
    ['execute_bash', { command: 'rm x' }, [{ kind: 'command', text: 'rm x', dialect: 'posix' }]],
    ['shell', { command: 'rm x' }, [{ kind: 'command', text: 'rm x' }]],
    [
      'fs_write',
      { command: 'create', path: '/a', file_text: 'x' },
      [{ kind: 'file', act: 'write', path: '/a', content: 'x' }],
    ],
    [
      'fs_write',
      { command: 'append', path: '/a', new_str: 'x' },
      [{ kind: 'file', act: 'edit', edits: [{ before: '', after: 'x' }] }],
    ],
    [
      'fs_read',
      {
        operations: [
          { mode: 'Line', path: '/a' },
          { mode: 'Image', image_paths: ['/b'] },
        ],
      },
      [
        { act: 'read', path: '/a' },
        { act: 'read', path: '/b' },
      ],
    ],
    [
      'use_aws',
      {
        service_name: 's3api',
        operation_name: 'deleteBucket',
        parameters: { bucket: 'prod data', Force: true },
        region: 'eu-west-1',
      },
      [
        {
          kind: 'command',
          text: "aws s3api delete-bucket --bucket 'prod data' --force --region 'eu-west-1'",
        },
      ],
    ],
    ['@db/drop', { t: 1 }, [{ kind: 'mcp', server: 'db', tool: 'drop', input: { t: 1 } }]],
    ['thinking', { thought: 'x' }, [{ kind: 'harmless' }]],
    ['novel', {}, [{ kind: 'unknown', tool: 'novel' }]],
  ])('%s %j', (tool, input, acts) => {
    expect(call(tool, input)).toMatchObject({ call: { host: 'kiro', acts } });
    expect(call(tool, input, 'PreToolUse')).toMatchObject({ call: { acts } });
  });

  it.each([
    call('execute_bash', {}),
    call('fs_write', { path: '/a' }),
    call('fs_read', { operations: [7] }),
    call('use_aws', { service_name: 's3' }),
    call('use_aws', { service_name: 7, operation_name: 'x' }),
    call('', {}),
    call('shell', []),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});

it('gives notes in plain words, at the start only', () => {
  const note = { outcome: 'allow', message: '', context: 'a lesson' } as const;
  expect(kiro.say(note, call('', {}, 'agentSpawn')).stdout).toBe('a lesson');
  expect(kiro.say(note, call('thinking', {})).stdout).toBe('');
});
