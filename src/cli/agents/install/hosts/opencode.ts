import { join } from 'node:path';
import { opencodePlugin } from '../opencode-plugin.ts';
import { ownFile } from '../own-file.ts';
import type { HostSetup } from '../types.ts';

export const opencodeSetup: HostSetup = {
  host: 'opencode',
  files: ({ scope, call, home, projectRoot }) => {
    if (scope === 'managed') return [];
    const path = {
      user: join(home, '.config/opencode/plugin/holdpoint.js'),
      project: join(projectRoot, '.opencode/plugin/holdpoint.js'),
    }[scope];
    return [ownFile(path, opencodePlugin(call), (before) => before.includes('holdpoint-hook'))];
  },
  notes: (scope) =>
    scope === 'managed'
      ? ['opencode has no place for plugins that its user cannot change.']
      : ['opencode says nothing when a plugin is missing, is broken, or is left out with --pure.'],
};
