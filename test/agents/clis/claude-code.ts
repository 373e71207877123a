import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentCli } from './types.ts';

export const claudeCodeCli: AgentCli = {
  host: 'claude-code',
  packages: ['@anthropic-ai/claude-code@2.1.329'],
  binary: 'claude',
  shellTool: 'Bash',
  shellInput: (command) => ({ command, description: 'test' }),
  prepare: () => {},
  env: ({ port }) => ({
    ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`,
    ANTHROPIC_API_KEY: 'test',
    ANTHROPIC_MODEL: 'claude-sonnet-4-5',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_TELEMETRY: '1',
    IS_SANDBOX: '1',
  }),
  args: (prompt) => [
    '-p',
    prompt,
    '--output-format',
    'stream-json',
    '--verbose',
    '--dangerously-skip-permissions',
  ],
  switchOff: ({ workspace }) => {
    mkdirSync(join(workspace, '.claude'), { recursive: true });
    writeFileSync(join(workspace, '.claude/settings.json'), '{"disableAllHooks":true}');
  },
  hearsAtStart: true,
  stopEndsLoop: true,
};
