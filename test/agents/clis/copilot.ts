import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentCli } from './types.ts';

export const copilotCli: AgentCli = {
  host: 'copilot',
  packages: ['@github/copilot@1.0.102'],
  binary: 'copilot',
  shellTool: 'bash',
  shellInput: (command) => ({ command, description: 'test' }),
  prepare: () => {},
  env: ({ port }) => ({
    COPILOT_OFFLINE: 'true',
    COPILOT_AUTO_UPDATE: 'false',
    COPILOT_PROVIDER_BASE_URL: `http://127.0.0.1:${port}/v1`,
    COPILOT_PROVIDER_TYPE: 'openai',
    COPILOT_PROVIDER_API_KEY: 'test',
    COPILOT_MODEL: 'scripted',
  }),
  args: (prompt) => ['-p', prompt, '--allow-all-tools', '--log-level', 'error'],
  switchOff: ({ home }) => {
    mkdirSync(join(home, '.copilot'), { recursive: true });
    writeFileSync(join(home, '.copilot/settings.json'), '{"disableAllHooks":true}');
  },
  hearsAtStart: true,
  stopEndsLoop: false,
};
