import { command } from './command-tools.ts';
import { readFiles, textEditor } from './file-tools.ts';
import { awsCall, delegate, fetchUrl } from './other-tools.ts';
import { harmless, under } from './tool-reader.ts';
import type { ToolTable } from './tool-reader.ts';

/** The tools of Amazon Q CLI, which Kiro CLI inherited, under their old names and their new ones. */
export const Q_TOOLS: ToolTable = {
  ...under(command('posix', 'command'), 'execute_bash', 'shell', 'execute_cmd'),
  ...under(textEditor, 'fs_write', 'write'),
  ...under(readFiles('operations', 'paths'), 'fs_read', 'read'),
  ...under(awsCall, 'use_aws', 'aws'),
  ...under(fetchUrl, 'web_fetch'),
  ...under(delegate('task', 'prompt', 'query'), 'delegate', 'subagent', 'use_subagent'),
  ...under(
    harmless,
    'code',
    'glob',
    'grep',
    'introspect',
    'knowledge',
    'report_issue',
    'gh_issue',
    'session',
    'thinking',
    'todo',
    'todo_list',
    'web_search',
  ),
};
