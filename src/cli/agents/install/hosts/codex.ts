import { dirname, join } from 'node:path';
import { codexRequirements } from '../codex-requirements.ts';
import { hookCommand } from '../command.ts';
import { jsonFile } from '../json-file.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

export const codexSetup: HostSetup = {
  host: 'codex',
  files: ({ scope, call, launcher, home, projectRoot, root = '' }) => {
    const command = hookCommand(call, 'codex');
    if (scope === 'managed') {
      const path = join(`${root}/`, 'etc/codex/requirements.toml');
      return [codexRequirements(path, { command, managedDir: dirname(launcher) })];
    }
    const path = join(scope === 'user' ? home : projectRoot, '.codex/hooks.json');
    const hook = { type: 'command', command, timeout: HOST_SECONDS };
    return [
      jsonFile(path, [
        { kind: 'entry', at: ['hooks', 'PreToolUse'], value: { matcher: '.*', hooks: [hook] } },
        { kind: 'entry', at: ['hooks', 'SessionStart'], value: { hooks: [hook] } },
      ]),
    ];
  },
  notes: (scope) =>
    scope === 'managed'
      ? [
          'What is typed into a running command never reaches a hook, so unified_exec is switched off.',
        ]
      : [
          'Codex skips a hook that nobody has trusted, without a word: start codex once and trust it under /hooks.',
          'What is typed into a running command (write_stdin) never reaches a hook. --managed closes that.',
        ],
};
