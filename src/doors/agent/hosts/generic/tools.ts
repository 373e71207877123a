import { command } from '../../shared/command-tools.ts';
import { deleteFile, editFile, readFile, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { patchTool } from '../../shared/patch-tool.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolTable } from '../../shared/tool-reader.ts';

/** Names that tools go by in most agents. In lower case, as a tool is looked up. */
export const GENERIC_TOOLS: ToolTable = {
  ...under(
    command('posix', 'command', 'cmd', 'script'),
    'bash',
    'sh',
    'shell',
    'command',
    'exec',
    'terminal',
    'execute_command',
    'run_command',
    'run_shell_command',
    'run_terminal_cmd',
    'exec_command',
  ),
  ...under(command('powershell', 'command', 'script'), 'powershell', 'pwsh'),
  ...under(command('cmd', 'command', 'script'), 'cmd', 'cmd.exe'),
  ...under(readFile, 'read', 'read_file', 'view'),
  ...under(writeFile, 'write', 'write_file', 'write_to_file', 'create', 'create_file'),
  ...under(editFile, 'edit', 'edit_file', 'multiedit', 'replace', 'replace_in_file', 'str_replace'),
  ...under(deleteFile, 'delete', 'delete_file', 'remove_file'),
  ...under(patchTool('patch', 'input', 'command'), 'apply_patch', 'patch'),
  ...under(fetchUrl, 'fetch', 'web_fetch', 'webfetch', 'http_request'),
  ...under(delegate('prompt', 'task'), 'task', 'agent', 'delegate'),
  ...under(harmless, 'glob', 'grep', 'ls', 'list_files', 'search', 'search_files', 'web_search'),
};
