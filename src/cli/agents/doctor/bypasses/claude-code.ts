import { join } from 'node:path';
import { whereSet } from '../read-settings.ts';
import type { FindBypasses } from '../types.ts';

export const claudeCodeBypasses: FindBypasses = ({ isManaged, home, projectRoot }) => {
  if (isManaged) return [];
  const files = [
    join(projectRoot, '.claude/settings.json'),
    join(projectRoot, '.claude/settings.local.json'),
    join(home, '.claude/settings.json'),
  ];
  const off = whereSet(files, true, 'disableAllHooks');
  return [
    off === null
      ? {
          check: 'disableAllHooks',
          status: 'residual',
          message:
            'A project’s settings, --settings, --bare or --setting-sources can leave the hook out; --managed closes that.',
          evidence: '',
        }
      : {
          check: 'disableAllHooks',
          status: 'open',
          message: 'All hooks are switched off here.',
          evidence: off,
        },
  ];
};
