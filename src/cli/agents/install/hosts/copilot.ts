import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { ownJson } from '../own-file.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

export const copilotSetup: HostSetup = {
  host: 'copilot',
  files: ({ scope, call, home, projectRoot, root = '' }) => {
    const path = {
      user: join(home, '.copilot/hooks/holdpoint.json'),
      project: join(projectRoot, '.github/hooks/holdpoint.json'),
      managed: join(`${root}/`, 'etc/github-copilot/policy.d/holdpoint.json'),
    }[scope];
    const bash = hookCommand(call, 'copilot');
    const hook = { type: 'command', bash, timeoutSec: HOST_SECONDS };
    return [ownJson(path, { version: 1, hooks: { preToolUse: [hook], sessionStart: [hook] } })];
  },
  notes: (scope) => [
    'Copilot lets a call run when a hook takes too long; the launcher answers well before.',
    ...(scope === 'project'
      ? [
          'The cloud agent needs the launcher at that path in its own machine, and takes a question for a denial.',
        ]
      : []),
  ],
};
