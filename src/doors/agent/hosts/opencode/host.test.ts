import { describe, expect, it } from 'vitest';
import { opencode } from './host.ts';

const call = (tool: unknown, args: unknown) =>
  opencode.hear({ tool, args, sessionID: 'ses_1', callID: 'call_1', directory: '/home/dev/repo' });

describe('tools', () => {
  it.each([
    ['bash', { command: 'rm x' }, [{ kind: 'command', text: 'rm x', dialect: 'posix' }]],
    ['read', { filePath: '/a' }, [{ kind: 'file', act: 'read', path: '/a' }]],
    ['write', { filePath: '/a', content: 'x' }, [{ kind: 'file', act: 'write', content: 'x' }]],
    [
      'edit',
      { filePath: '/a', oldString: 'x', newString: 'y' },
      [{ kind: 'file', act: 'edit', edits: [{ before: 'x', after: 'y' }] }],
    ],
    ['webfetch', { url: 'https://example.org' }, [{ kind: 'fetch', hasBody: false }]],
    ['task', { prompt: 'go' }, [{ kind: 'delegate', prompt: 'go' }]],
    ['todowrite', { todos: [] }, [{ kind: 'harmless' }]],
    ['fs_wipe', { t: 1 }, [{ kind: 'unknown', tool: 'fs_wipe' }]],
    [
      'patch',
      { patchText: '*** Begin Patch\n*** Add File: a\n+x\n*** End Patch' },
      [{ kind: 'file', act: 'write', path: 'a', content: 'x\n' }],
    ],
    [
      'batch',
      {
        tool_calls: [
          { tool: 'glob', parameters: {} },
          { tool: 'bash', parameters: { command: 'rm x' } },
          { tool: 'batch', parameters: { tool_calls: [] } },
        ],
      },
      [{ kind: 'harmless' }, { kind: 'command', text: 'rm x' }, { kind: 'unknown', tool: 'batch' }],
    ],
  ])('%s %j', (tool, args, acts) => {
    expect(call(tool, args)).toMatchObject({ call: { callId: 'call_1', acts } });
  });

  it.each([
    call('bash', {}),
    call('bash', null),
    call(undefined, {}),
    call('batch', {}),
    call('batch', { tool_calls: [] }),
    call('batch', { tool_calls: [{ parameters: {} }] }),
    call('batch', { tool_calls: [{ tool: 'bash', parameters: 7 }] }),
  ])('%# is malformed', (heard) => expect(heard.kind).toBe('malformed'));
});

it('tells a stop from a denial, and blocks on both', () => {
  const heard = call('bash', { command: 'ls' });
  expect(opencode.say({ outcome: 'stop', message: 'why', context: '' }, heard)).toEqual({
    stdout: '{"outcome":"stop","message":"why"}',
    stderr: '',
    exitCode: 2,
  });
  expect(opencode.say({ outcome: 'ask', message: 'why', context: '' }, heard)).toMatchObject({
    stdout: '{"outcome":"deny","message":"why"}',
    exitCode: 2,
  });
});
