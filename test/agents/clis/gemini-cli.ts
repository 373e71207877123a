import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentCli } from './types.ts';

export const geminiCliCli: AgentCli = {
  host: 'gemini-cli',
  packages: ['@google/gemini-cli@0.61.0'],
  binary: 'gemini',
  shellTool: 'run_shell_command',
  shellInput: (command) => ({ command }),
  prepare: ({ home }) => {
    mkdirSync(join(home, '.gemini'), { recursive: true });
    const settings = {
      security: { auth: { selectedType: 'gemini-api-key' } },
      general: { enableAutoUpdate: false },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
    };
    writeFileSync(join(home, '.gemini/settings.json'), JSON.stringify(settings));
  },
  env: ({ port }) => ({
    GEMINI_API_KEY: 'test',
    GOOGLE_GEMINI_BASE_URL: `http://127.0.0.1:${port}`,
    GEMINI_CLI_TRUST_WORKSPACE: 'true',
    GEMINI_CLI_NO_RELAUNCH: '1',
  }),
  args: (prompt) => ['-p', prompt, '--yolo', '-m', 'gemini-2.5-pro', '-o', 'json'],
  switchOff: ({ home }) => {
    const path = join(home, '.gemini/settings.json');
    const settings = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...settings, hooksConfig: { enabled: false } }));
  },
  hearsAtStart: true,
  stopEndsLoop: true,
};
