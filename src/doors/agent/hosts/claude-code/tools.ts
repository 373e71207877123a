import { command } from '../../shared/command-tools.ts';
import { editFile, readFile, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { textAt } from '../../shared/fields.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';

const bash = command('posix', 'command');

/** Watches a command's output, or a web socket. */
const monitor: ToolReader = (input, tool) =>
  textAt(input, 'command') === null ? [{ kind: 'unknown', tool, input }] : bash(input, tool);

/** Leaving a worktree keeps it, or removes it with what was not committed. */
const exitWorktree: ToolReader = (input, tool) =>
  textAt(input, 'action') === 'keep'
    ? [{ kind: 'harmless', tool }]
    : [{ kind: 'unknown', tool, input }];

export const CLAUDE_CODE_TOOLS: ToolTable = {
  Bash: bash,
  PowerShell: command('powershell', 'command'),
  Monitor: monitor,
  Write: writeFile,
  ...under(editFile, 'Edit', 'MultiEdit', 'NotebookEdit'),
  ...under(readFile, 'Read', 'NotebookRead'),
  WebFetch: fetchUrl,
  ...under(delegate('prompt'), 'Task', 'Agent', 'CronCreate', 'ScheduleWakeup'),
  ExitWorktree: exitWorktree,
  ...under(
    harmless,
    'AskUserQuestion',
    'BashOutput',
    'CronDelete',
    'CronList',
    'EnterPlanMode',
    'EnterWorktree',
    'ExitPlanMode',
    'Glob',
    'Grep',
    'KillBash',
    'KillShell',
    'ListAgents',
    'ListMcpResourcesTool',
    'LS',
    'LSP',
    'ReadMcpResourceDirTool',
    'ReadMcpResourceTool',
    'ReadNotifications',
    'RefreshMcpTools',
    'ReportFindings',
    'SendMessage',
    'Skill',
    'SlashCommand',
    'TaskCreate',
    'TaskGet',
    'TaskList',
    'TaskOutput',
    'TaskStop',
    'TaskUpdate',
    'TodoRead',
    'TodoWrite',
    'ToolSearch',
    'WebSearch',
  ),
};
