import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { jsonFile } from '../json-file.ts';
import type { HostSetup } from '../types.ts';

const ACTIONS = ['pre_run_command', 'pre_write_code', 'pre_read_code', 'pre_mcp_tool_use'];

export const windsurfSetup: HostSetup = {
  host: 'windsurf',
  files: ({ scope, call, home, projectRoot, root = '' }) => {
    const path = {
      user: join(home, '.codeium/windsurf/hooks.json'),
      project: join(projectRoot, '.windsurf/hooks.json'),
      managed: join(`${root}/`, 'etc/windsurf/hooks.json'),
    }[scope];
    const value = { command: hookCommand(call, 'windsurf'), show_output: true };
    return [
      jsonFile(
        path,
        ACTIONS.map((action) => ({ kind: 'entry', at: ['hooks', action], value })),
      ),
    ];
  },
  notes: () => ['What Windsurf does when a hook fails or takes too long is not documented.'],
};
