import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { jsonFile } from '../json-file.ts';
import type { JsonPart } from '../json-file.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

export const geminiCliSetup: HostSetup = {
  host: 'gemini-cli',
  files: ({ scope, call, home, projectRoot, root = '' }) => {
    const path = {
      user: join(home, '.gemini/settings.json'),
      project: join(projectRoot, '.gemini/settings.json'),
      managed: join(`${root}/`, 'etc/gemini-cli/settings.json'),
    }[scope];
    const command = hookCommand(call, 'gemini-cli');
    const hook = { name: 'holdpoint', type: 'command', command, timeout: HOST_SECONDS * 1000 };
    const parts: JsonPart[] = [
      { kind: 'entry', at: ['hooks', 'BeforeTool'], value: { matcher: '.*', hooks: [hook] } },
      { kind: 'entry', at: ['hooks', 'SessionStart'], value: { hooks: [hook] } },
    ];
    if (scope === 'managed')
      parts.push({ kind: 'value', at: ['hooksConfig', 'enabled'], value: true });
    return [jsonFile(path, parts)];
  },
  notes: (scope) => [
    'Gemini CLI lets a call run when a hook takes too long; the launcher answers well before.',
    ...(scope === 'managed'
      ? ['A user who can set GEMINI_CLI_SYSTEM_SETTINGS_PATH can point past the managed settings.']
      : ['A user can switch hooks off in their settings. --managed closes that.']),
  ],
};
