import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { ownJson } from '../own-file.ts';
import { qAgent } from '../q-agent.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

export const kiroSetup: HostSetup = {
  host: 'kiro',
  files: ({ scope, call, home, projectRoot }) => {
    if (scope === 'managed') return [];
    const folder = join(scope === 'user' ? home : projectRoot, '.kiro');
    const command = hookCommand(call, 'kiro');
    const hook = (name: string, trigger: string) => ({
      name,
      trigger,
      action: { type: 'command', command },
      timeout: HOST_SECONDS,
      enabled: true,
    });
    return [
      ownJson(join(folder, 'hooks/holdpoint.json'), {
        version: 'v1',
        hooks: [{ ...hook('holdpoint', 'PreToolUse'), matcher: '.*' }],
      }),
      ownJson(join(folder, 'agents/holdpoint.json'), qAgent(command)),
    ];
  },
  notes: (scope) =>
    scope === 'managed'
      ? ['Kiro has no place for hooks that its user cannot change.']
      : [
          'Kiro CLI 2 runs hooks of the agent in use only: kiro-cli settings chat.defaultAgent holdpoint.',
        ],
};
