import { join } from 'node:path';
import { jsonFile } from '../json-file.ts';
import type { JsonPart } from '../json-file.ts';
import { hookCommand } from '../command.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

export const claudeCodeSetup: HostSetup = {
  host: 'claude-code',
  files: ({ scope, call, home, projectRoot, root = '' }) => {
    const path = {
      user: join(home, '.claude/settings.json'),
      project: join(projectRoot, '.claude/settings.json'),
      managed: join(`${root}/`, 'etc/claude-code/managed-settings.json'),
    }[scope];
    const hook = {
      type: 'command',
      command: hookCommand(call, 'claude-code'),
      timeout: HOST_SECONDS,
    };
    const parts: JsonPart[] = [
      {
        kind: 'entry',
        at: ['hooks', 'PreToolUse'],
        value: { matcher: '*', hooks: [{ ...hook, onFailure: 'block' }] },
      },
      { kind: 'entry', at: ['hooks', 'SessionStart'], value: { hooks: [hook] } },
    ];
    if (scope === 'managed')
      parts.push({ kind: 'value', at: ['allowManagedHooksOnly'], value: true });
    return [jsonFile(path, parts)];
  },
  notes: (scope) =>
    scope === 'managed'
      ? [
          'Other hooks of users and projects no longer run: one of them could change a call after it was judged.',
        ]
      : [
          'A project can switch this off with disableAllHooks, and a user with --settings or --bare. --managed closes that.',
        ],
};
