import { describe, expect, it } from 'vitest';
import { cluesOfEnvironment } from './agent-environment.ts';

const tools = (env: Record<string, string>) => cluesOfEnvironment(env).map((clue) => clue.tool);

describe('cluesOfEnvironment', () => {
  it.each([
    [{ CLAUDECODE: '1' }, ['Claude Code']],
    [{ CODEX_SANDBOX: 'seatbelt', CODEX_THREAD_ID: 'abc' }, ['Codex']],
    [{ GEMINI_CLI: '1' }, ['Gemini CLI']],
    [{ CURSOR_AGENT: '1' }, ['Cursor']],
    [{ COPILOT_AGENT_SESSION_ID: 'x' }, ['GitHub Copilot']],
    [{ AGENT: 'goose@1.2' }, ['goose']],
    [{ AI_AGENT: 'devin', CLAUDECODE: '1' }, ['Claude Code']],
    [{ CLAUDECODE: '1', CURSOR_AGENT: '1' }, ['Claude Code', 'Cursor']],
  ])('%j names %j', (env, expected) => {
    expect(tools(env)).toEqual(expected);
  });

  it.each([
    [{}],
    [{ CLAUDECODE: '' }],
    [{ CLAUDECODE: '0' }],
    [{ CODEX_HOME: '/home/me/.codex' }],
    [{ CURSOR_TRACE_ID: 'editor' }],
    [{ ANTHROPIC_API_KEY: 'secret', OPENAI_API_KEY: 'secret' }],
    [{ AGENT: '/tmp/ssh-agent.sock' }],
    [{ SSH_AUTH_SOCK: '/tmp/agent', TERM_PROGRAM: 'vscode' }],
  ])('%j says nothing', (env) => {
    expect(tools(env)).toEqual([]);
  });

  it('is declared, points at AI and never repeats a value', () => {
    const [clue] = cluesOfEnvironment({ CODEX_THREAD_ID: 'secret-thread' });
    expect(clue).toMatchObject({ kind: 'environment', says: 'ai', strength: 'declared' });
    expect(JSON.stringify(clue)).not.toContain('secret-thread');
  });
});
