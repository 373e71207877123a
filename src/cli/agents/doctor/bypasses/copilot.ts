import { join } from 'node:path';
import { whereSet } from '../read-settings.ts';
import type { FindBypasses, Finding } from '../types.ts';

export const copilotBypasses: FindBypasses = ({ isManaged, home, projectRoot }) => {
  const found: Omit<Finding, 'host'>[] = [
    {
      check: 'time-out',
      status: 'residual',
      message:
        'A hook that takes too long lets its call run; only a launcher that somebody suspends gets that far.',
      evidence: '',
    },
  ];
  const files = [
    join(home, '.copilot/settings.json'),
    join(projectRoot, '.github/copilot/settings.json'),
    join(projectRoot, '.github/copilot/settings.local.json'),
  ];
  const off = whereSet(files, true, 'disableAllHooks');
  if (off !== null && !isManaged) {
    const message = 'All hooks are switched off here.';
    found.push({ check: 'disableAllHooks', status: 'open', message, evidence: off });
  }
  return found;
};
