import type { AgentAct } from '../../types.ts';
import { command } from '../../shared/command-tools.ts';
import { fieldsOf, listAt, textAt } from '../../shared/fields.ts';
import { editFile, readFile, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchUrl } from '../../shared/other-tools.ts';
import { patchTool } from '../../shared/patch-tool.ts';
import { actsOf, harmless, under } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';

const SINGLE: ToolTable = {
  bash: command('posix', 'command'),
  powershell: command('powershell', 'command'),
  read: readFile,
  write: writeFile,
  ...under(editFile, 'edit', 'multiedit'),
  ...under(patchTool('patchText', 'patch', 'input'), 'patch', 'apply_patch'),
  webfetch: fetchUrl,
  task: delegate('prompt', 'description'),
  ...under(
    harmless,
    'codesearch',
    'glob',
    'grep',
    'invalid',
    'list',
    'lsp',
    'plan_enter',
    'plan_exit',
    'question',
    'skill',
    'todoread',
    'todowrite',
    'websearch',
  ),
};

/** Several calls in one; each counts as if made alone, and none of them may be another batch. */
const batch: ToolReader = (input, tool) => {
  const calls = listAt(input, 'tool_calls', 'invocations')?.map(fieldsOf);
  if (calls === undefined) return `${tool} was called without "tool_calls".`;
  const acts: AgentAct[] = [];
  for (const call of calls) {
    const name = call === null ? null : textAt(call, 'tool', 'name');
    if (call === null || name === null) return `${tool} holds a call that names no tool.`;
    const own = actsOf(SINGLE, name, fieldsOf(call['parameters'] ?? call['args']) ?? {});
    if (typeof own === 'string') return own;
    acts.push(...own);
  }
  return acts;
};

export const OPENCODE_TOOLS: ToolTable = { ...SINGLE, batch };
