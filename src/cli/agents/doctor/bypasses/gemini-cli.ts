import { join } from 'node:path';
import { whereSet } from '../read-settings.ts';
import type { FindBypasses, Finding } from '../types.ts';

export const geminiCliBypasses: FindBypasses = ({ isManaged, home, projectRoot, env }) => {
  const found: Omit<Finding, 'host'>[] = [
    {
      check: 'time-out',
      status: 'residual',
      message:
        'A hook that takes too long lets its call run; only a launcher that somebody suspends gets that far.',
      evidence: '',
    },
  ];
  const moved = env['GEMINI_CLI_SYSTEM_SETTINGS_PATH'];
  if (isManaged && moved !== undefined && moved !== '') {
    const message = 'The managed settings are read from elsewhere.';
    const evidence = `GEMINI_CLI_SYSTEM_SETTINGS_PATH=${moved}`;
    found.push({ check: 'moved settings', status: 'open', message, evidence });
  }
  const files = [join(home, '.gemini/settings.json'), join(projectRoot, '.gemini/settings.json')];
  const off = whereSet(files, false, 'hooksConfig', 'enabled');
  if (off !== null && !isManaged) {
    const message = 'All hooks are switched off here.';
    found.push({ check: 'hooksConfig.enabled', status: 'open', message, evidence: off });
  }
  return found;
};
