import { describe, expect, it } from 'vitest';
import { generic } from './host.ts';

describe('payloads', () => {
  it.each([
    [{ command: 'rm x' }, { kind: 'command', text: 'rm x', dialect: 'posix' }],
    [
      { tool: 'Bash', command: 'rm x' },
      { kind: 'command', text: 'rm x', dialect: 'posix' },
    ],
    [
      { tool: 'powershell', command: 'ri x' },
      { kind: 'command', dialect: 'powershell' },
    ],
    [
      { tool: 'my-runner', command: 'rm x' },
      { kind: 'command', text: 'rm x' },
    ],
    [{ tool: 'shell', input: { command: ['rm', 'x y'] } }, { text: "rm 'x y'" }],
    [
      { tool: 'Write', input: { path: 'a', content: 'b' } },
      { act: 'write', content: 'b' },
    ],
    [
      { tool: 'delete_file', input: { path: 'a' } },
      { act: 'delete', path: 'a' },
    ],
    [
      { tool: 'fetch', input: { url: 'u', method: 'put', body: 'x' } },
      { method: 'PUT', hasBody: true },
    ],
    [
      { tool: 'fetch', input: { url: 'u', body: 'x' } },
      { method: 'POST', hasBody: true },
    ],
    [
      { tool: 'mcp__db__drop', input: {} },
      { kind: 'mcp', server: 'db', tool: 'drop' },
    ],
    [
      { tool: 'teleport', input: {} },
      { kind: 'unknown', tool: 'teleport' },
    ],
  ])('%j', (payload, act) => {
    expect(generic.hear(payload)).toMatchObject({ call: { cwd: '', session: '', acts: [act] } });
  });

  it.each([
    { tool: 'bash' },
    { tool: 'bash', input: 'ls' },
    { command: 7 },
    { command: ['ls'] },
    { tool: '', input: {} },
    { command: 'ls', cwd: {} },
  ])('%j is malformed', (payload) => expect(generic.hear(payload).kind).toBe('malformed'));
});

it.each([
  ['allow', 0, { outcome: 'allow' }],
  ['ask', 2, { outcome: 'ask', message: 'why' }],
  ['hold', 2, { outcome: 'hold', message: 'why' }],
  ['stop', 2, { outcome: 'stop', message: 'why' }],
] as const)('%s ends with %i', (outcome, exitCode, json) => {
  const said = generic.say(
    { outcome, message: 'why', context: '' },
    generic.hear({ command: 'ls' }),
  );
  expect(said.exitCode).toBe(exitCode);
  expect(JSON.parse(said.stdout)).toEqual(json);
});
