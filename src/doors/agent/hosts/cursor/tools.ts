import { command } from '../../shared/command-tools.ts';
import { deleteFile, editFile, readFile, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { patchTool } from '../../shared/patch-tool.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';

/** `MCP:tool`: Cursor does not say of which server before a tool is used. */
export const mcpByPrefix: ToolReader = (input, tool) => {
  if (!tool.startsWith('MCP:')) return [{ kind: 'unknown', tool, input }];
  return [{ kind: 'mcp', server: '', tool: tool.slice(4).trim(), input }];
};

export const CURSOR_TOOLS: ToolTable = {
  ...under(command('posix', 'command'), 'Shell', 'Bash'),
  PowerShell: command('powershell', 'command'),
  Read: readFile,
  Write: writeFile,
  ...under(editFile, 'Edit', 'StrReplace', 'MultiEdit', 'EditNotebook'),
  Delete: deleteFile,
  ApplyPatch: patchTool('patch', 'input'),
  WebFetch: fetchUrl,
  Task: delegate('prompt', 'task', 'description'),
  ...under(
    harmless,
    'AskQuestion',
    'CreatePlan',
    'Glob',
    'Grep',
    'LS',
    'ReadLints',
    'SemanticSearch',
    'SwitchMode',
    'TodoWrite',
    'WebSearch',
  ),
};
