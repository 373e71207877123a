import { describe, expect, it } from 'vitest';
import { codex } from './host.ts';

const BASE = {
  session_id: '01a1fc71',
  turn_id: 't',
  cwd: '/home/dev/repo',
  hook_event_name: 'PreToolUse',
  model: 'stub-model',
  permission_mode: 'bypassPermissions',
  tool_use_id: 'call_1',
};
const call = (tool_name: unknown, tool_input: unknown) =>
  codex.hear({ ...BASE, tool_name, tool_input });

const PATCH = [
  '*** Begin Patch',
  '*** Add File: new.txt',
  '+one',
  '+two',
  '*** Update File: src/a.ts',
  '*** Move to: src/b.ts',
  '@@ function x()',
  ' keep',
  '-old',
  '+new',
  '*** Delete File: gone.txt',
  '*** End Patch',
].join('\n');

describe('tools', () => {
  it.each([
    ['Bash', { command: 'echo hi' }, 'echo hi', 'posix'],
    ['exec_command', { cmd: 'git clean -fdx' }, 'git clean -fdx', 'posix'],
    ['shell', { command: ['bash', '-lc', 'rm -rf x | cat'] }, 'rm -rf x | cat', 'posix'],
    ['shell', { command: ['/bin/sh', '-c', 'ls'] }, 'ls', 'posix'],
    ['shell', { command: ['rm', '-rf', 'my dir', "it's"] }, "rm -rf 'my dir' 'it'\\''s'", 'posix'],
    ['shell', { command: ['pwsh', '-Command', 'ri x'] }, 'ri x', 'powershell'],
    ['shell', { command: ['cmd.exe', '/c', 'del x'] }, 'del x', 'cmd'],
    ['shell', { command: ['bash', '-c', 'ls', 'zero'] }, 'bash -c ls zero', 'posix'],
    ['write_stdin', { session_id: 1, chars: 'rm -rf /\n' }, 'rm -rf /', 'posix'],
  ])('%s %j', (tool, input, text, dialect) => {
    expect(call(tool, input)).toMatchObject({
      call: { model: 'stub-model', acts: [{ kind: 'command', text, dialect }] },
    });
  });

  it('reads a patch into what it does to each file', () => {
    const acts = [
      { kind: 'file', act: 'write', path: 'new.txt', content: 'one\ntwo\n', edits: [] },
      {
        kind: 'file',
        act: 'edit',
        path: 'src/a.ts',
        content: null,
        edits: [{ before: 'keep\nold', after: 'keep\nnew' }],
      },
      { kind: 'file', act: 'move', path: 'src/a.ts', to: 'src/b.ts', content: null, edits: [] },
      { kind: 'file', act: 'delete', path: 'gone.txt', content: null, edits: [] },
    ];
    expect(call('apply_patch', { command: PATCH })).toMatchObject({ call: { acts } });
    expect(call('apply_patch', { input: PATCH.replaceAll('\n', '\r\n') })).toMatchObject({
      call: { acts },
    });
  });

  it('works where its input says', () => {
    expect(call('exec_command', { cmd: 'ls', workdir: 'sub' })).toMatchObject({
      call: { cwd: '/home/dev/repo/sub' },
    });
    expect(call('exec_command', { cmd: 'ls', workdir: '/etc' })).toMatchObject({
      call: { cwd: '/etc' },
    });
  });

  it.each([
    ['update_plan', { plan: [] }, { kind: 'harmless', tool: 'update_plan' }],
    ['spawn_agent', { message: 'go' }, { kind: 'delegate', prompt: 'go' }],
    ['mcp__fs__wipe', { t: 1 }, { kind: 'mcp', server: 'fs', tool: 'wipe', input: { t: 1 } }],
    ['write_stdin', { session_id: 1, chars: '' }, { kind: 'harmless', tool: 'write_stdin' }],
    ['js_repl', { code: '1' }, { kind: 'unknown', tool: 'js_repl', input: { code: '1' } }],
  ])('%s %j is no command', (tool, input, act) => {
    expect(call(tool, input)).toMatchObject({ call: { acts: [act] } });
  });

  it.each([
    call('apply_patch', { command: 'no patch at all' }),
    call('apply_patch', {}),
    call('shell', { command: [] as unknown[], cmd: 7 }),
    call('Bash', null),
    call('', {}),
    codex.hear({ ...BASE, cwd: '', tool_name: 'Bash', tool_input: { command: 'ls' } }),
  ])('%# is malformed or does nothing it could hide', (heard) => {
    if (heard.kind === 'call')
      expect(heard.call.acts).toMatchObject([{ kind: 'command', text: '' }]);
    else expect(heard.kind).toBe('malformed');
  });
});

describe('answers', () => {
  const heard = call('Bash', { command: 'ls' });

  it.each(['ask', 'hold', 'deny', 'stop'] as const)('%s is exit 2 and words', (outcome) => {
    expect(codex.say({ outcome, message: 'why', context: '' }, heard)).toEqual({
      stdout: '',
      stderr: 'why',
      exitCode: 2,
    });
  });

  it('is never silent on standard error', () => {
    const said = codex.say({ outcome: 'deny', message: ' \u0000\n', context: '' }, heard);
    expect(said.stderr.trim()).not.toBe('');
  });

  it('ends the turn at a moment that can end it', () => {
    const after = codex.hear({ ...BASE, hook_event_name: 'PostToolUse' });
    const said = codex.say({ outcome: 'stop', message: 'why', context: '' }, after);
    expect(JSON.parse(said.stdout)).toEqual({ continue: false, stopReason: 'why' });
  });
});
