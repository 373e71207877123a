import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { ownJson } from '../own-file.ts';
import { qAgent } from '../q-agent.ts';
import type { HostSetup } from '../types.ts';

export const amazonQSetup: HostSetup = {
  host: 'amazon-q',
  files: ({ scope, call, home, projectRoot }) => {
    if (scope === 'managed') return [];
    const path = {
      user: join(home, '.aws/amazonq/cli-agents/holdpoint.json'),
      project: join(projectRoot, '.amazonq/cli-agents/holdpoint.json'),
    }[scope];
    return [ownJson(path, qAgent(hookCommand(call, 'amazon-q')))];
  },
  notes: (scope) =>
    scope === 'managed'
      ? ['Amazon Q CLI has no place for hooks that its user cannot change.']
      : ['Hooks of the agent in use only run: q settings chat.defaultAgent holdpoint.'],
};
