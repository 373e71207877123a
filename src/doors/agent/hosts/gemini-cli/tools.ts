import { command } from '../../shared/command-tools.ts';
import { editFile, fileAct, readFile, readFiles, writeFile } from '../../shared/file-tools.ts';
import { delegate, fetchFromPrompt } from '../../shared/other-tools.ts';
import { textAt } from '../../shared/fields.ts';
import { harmless, under } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';

/** Appends a fact to the user's or the project's notes for the model. */
const saveMemory: ToolReader = (input) => {
  const path = textAt(input, 'scope') === 'project' ? '.gemini/GEMINI.md' : '~/.gemini/GEMINI.md';
  return [fileAct('edit', path, { edits: [{ before: '', after: textAt(input, 'fact') ?? '' }] })];
};

export const GEMINI_CLI_TOOLS: ToolTable = {
  run_shell_command: command('posix', 'command'),
  write_file: writeFile,
  ...under(editFile, 'replace', 'edit'),
  read_file: readFile,
  read_many_files: readFiles('paths', 'include'),
  save_memory: saveMemory,
  web_fetch: fetchFromPrompt,
  ...under(
    delegate('prompt', 'objective', 'query', 'task'),
    'invoke_agent',
    'delegate_to_agent',
    'codebase_investigator',
  ),
  ...under(
    harmless,
    'activate_skill',
    'ask_user',
    'complete_task',
    'enter_plan_mode',
    'exit_plan_mode',
    'get_internal_docs',
    'glob',
    'google_web_search',
    'grep_search',
    'list_directory',
    'list_mcp_resources',
    'read_mcp_resource',
    'search_file_content',
    'tracker_add_dependency',
    'tracker_create_task',
    'tracker_get_task',
    'tracker_list_tasks',
    'tracker_update_task',
    'tracker_visualize',
    'update_topic',
    'write_todos',
  ),
};
