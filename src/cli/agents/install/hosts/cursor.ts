import { join } from 'node:path';
import { hookCommand } from '../command.ts';
import { jsonFile } from '../json-file.ts';
import { HOST_SECONDS } from '../types.ts';
import type { HostSetup } from '../types.ts';

/**
 * A command and an MCP call are judged where Cursor can put a question; the rest before its tool. No call
 * meets two hooks: a release counts once.
 */
const EVENTS: readonly (readonly [event: string, matcher: string | null])[] = [
  ['beforeShellExecution', null],
  ['beforeMCPExecution', null],
  ['beforeReadFile', null],
  ['preToolUse', 'Write|Edit|StrReplace|MultiEdit|EditNotebook|ApplyPatch|Delete|WebFetch|Task'],
  ['sessionStart', null],
];

export const cursorSetup: HostSetup = {
  host: 'cursor',
  files: ({ scope, call, home, projectRoot, root = '' }) => {
    const path = {
      user: join(home, '.cursor/hooks.json'),
      project: join(projectRoot, '.cursor/hooks.json'),
      managed: join(`${root}/`, 'etc/cursor/hooks.json'),
    }[scope];
    const command = hookCommand(call, 'cursor');
    return [
      jsonFile(path, [
        { kind: 'value', at: ['version'], value: 1 },
        ...EVENTS.map(([event, matcher]) => ({
          kind: 'entry' as const,
          at: ['hooks', event],
          value: {
            command,
            timeout: HOST_SECONDS,
            failClosed: true,
            ...(matcher === null ? {} : { matcher }),
          },
        })),
      ]),
    ];
  },
  notes: () => ['A tool of Cursor on no list of ours meets no hook before it is used.'],
};
