import { command, typedInput } from '../../shared/command-tools.ts';
import { deleteFile, editFile, readFile, textEditor, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { patchTool } from '../../shared/patch-tool.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';

/** Tools of the built-in GitHub server are named after it; other servers' cannot be told apart. */
export const githubServer: ToolReader = (input, tool) => {
  const server = 'github-mcp-server';
  if (!tool.startsWith(`${server}-`)) return [{ kind: 'unknown', tool, input }];
  return [{ kind: 'mcp', server, tool: tool.slice(server.length + 1), input }];
};

export const COPILOT_TOOLS: ToolTable = {
  ...under(command('posix', 'command'), 'bash', 'shell', 'local_shell'),
  powershell: command('powershell', 'command'),
  write_bash: typedInput('posix', 'input'),
  write_powershell: typedInput('powershell', 'input'),
  ...under(readFile, 'view', 'read'),
  ...under(writeFile, 'create', 'write'),
  ...under(editFile, 'edit', 'str_replace', 'insert'),
  delete: deleteFile,
  str_replace_editor: textEditor,
  apply_patch: patchTool('input', 'patch', 'command'),
  ...under(fetchUrl, 'web_fetch', 'fetch'),
  ...under(delegate('prompt', 'description'), 'task', 'custom-agent', 'write_agent'),
  ...under(
    harmless,
    'ask_user',
    'exit_plan_mode',
    'fetch_copilot_cli_documentation',
    'glob',
    'grep',
    'list_agents',
    'list_bash',
    'list_powershell',
    'read_agent',
    'read_bash',
    'read_powershell',
    'report_intent',
    'report_progress',
    'rg',
    'search',
    'show_file',
    'session_store_sql',
    'skill',
    'sql',
    'stop_bash',
    'stop_powershell',
    'store_memory',
    'task_complete',
    'think',
    'update_todo',
    'web_search',
  ),
};
