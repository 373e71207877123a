import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentCli } from './types.ts';

export const opencodeCli: AgentCli = {
  host: 'opencode',
  // It waits for its plugin package for ever when that is not there and cannot be fetched.
  packages: ['opencode-ai@1.18.33', '@opencode-ai/plugin@1.18.33'],
  binary: 'opencode',
  shellTool: 'bash',
  shellInput: (command) => ({ command, description: 'test' }),
  prepare: ({ home, installed, port }) => {
    const folder = join(home, '.config/opencode');
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    cpSync(join(installed, 'node_modules'), join(folder, 'node_modules'), {
      recursive: true,
      filter: (path) => !/node_modules\/(?:opencode-|\.bin)/u.test(path),
    });
    // It asks the registry all the same; without this it tries for more than a minute.
    for (const place of [home, folder]) writeFileSync(join(place, '.npmrc'), 'fetch-retries=0\n');
    const dependencies = { '@opencode-ai/plugin': '1.18.33' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies }));
    const provider = {
      scripted: {
        npm: '@ai-sdk/openai-compatible',
        name: 'scripted',
        options: { baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'test' },
        models: { scripted: { name: 'scripted', tool_call: true } },
      },
    };
    const model = 'scripted/scripted';
    writeFileSync(
      join(folder, 'opencode.json'),
      JSON.stringify({ provider, model, small_model: model, share: 'disabled', autoupdate: false }),
    );
  },
  env: () => ({
    OPENCODE_DISABLE_MODELS_FETCH: '1',
    OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
  }),
  args: (prompt) => ['run', '--format', 'json', prompt],
  switchOff: null,
  hearsAtStart: true,
  stopEndsLoop: true,
};
