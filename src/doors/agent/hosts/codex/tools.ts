import { command, typedInput } from '../../shared/command-tools.ts';
import { readFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { patchTool } from '../../shared/patch-tool.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolTable } from '../../shared/tool-reader.ts';

const shell = command('posix', 'command', 'cmd');
const patch = patchTool('command', 'input', 'patch');

export const CODEX_TOOLS: ToolTable = {
  ...under(
    shell,
    'Bash',
    'shell',
    'local_shell',
    'shell_command',
    'exec_command',
    'container.exec',
  ),
  PowerShell: command('powershell', 'command', 'cmd'),
  write_stdin: typedInput('posix', 'chars', 'input'),
  ...under(patch, 'apply_patch', 'Edit', 'Write'),
  ...under(readFile, 'read_file', 'view_image'),
  ...under(delegate('message', 'prompt', 'input'), 'spawn_agent', 'followup_task', 'send_input'),
  web_fetch: fetchUrl,
  ...under(
    harmless,
    'clock',
    'close_agent',
    'create_goal',
    'get_context_remaining',
    'get_goal',
    'grep_files',
    'image_generation',
    'list_agents',
    'list_dir',
    'list_mcp_resource_templates',
    'list_mcp_resources',
    'new_context',
    'read_mcp_resource',
    'request_permissions',
    'request_user_input',
    'resume_agent',
    'send_message',
    'sleep',
    'tool_search',
    'update_goal',
    'update_plan',
    'wait_agent',
    'web_search',
  ),
};
