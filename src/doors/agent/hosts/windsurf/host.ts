import type {
  AgentAct,
  AgentHost,
  AgentMoment,
  DoorAnswer,
  Heard,
  HookOutput,
} from '../../types.ts';
import { command } from '../../shared/command-tools.ts';
import { fieldsOf, textAt, valueAt } from '../../shared/fields.ts';
import type { Fields } from '../../shared/fields.ts';
import { editFile, readFile } from '../../shared/file-tools.ts';
import {
  NOT_AN_OBJECT,
  folderOf,
  heardCall,
  heardMoment,
  malformed,
  notText,
} from '../../shared/heard.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import type { ToolReader, ToolTable } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, reasonOf } from '../../shared/words.ts';

const HOST = 'windsurf';
const TEXTS = ['agent_action_name', 'trajectory_id', 'execution_id', 'model_name'];

const mcp: ToolReader = (input): readonly AgentAct[] | string => {
  const tool = textAt(input, 'mcp_tool_name') ?? '';
  if (tool === '') return 'The payload’s "mcp_tool_name" is not text.';
  const server = textAt(input, 'mcp_server_name') ?? '';
  return [{ kind: 'mcp', server, tool, input: valueAt(input, 'mcp_tool_arguments') ?? {} }];
};

const ACTIONS: ToolTable = {
  pre_run_command: command('posix', 'command_line', 'command'),
  pre_write_code: editFile,
  pre_read_code: readFile,
  pre_mcp_tool_use: mcp,
};

export const windsurf: AgentHost = {
  id: HOST,
  aliases: ['cascade'],
  title: 'Windsurf',
  asks: false,
  hear,
  say,
};

function hear(payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const action = textAt(fields, 'agent_action_name');
  if (action === null) return malformed('The payload names no "agent_action_name".');
  const info: Fields | null = fieldsOf(fields['tool_info']);
  const session = textAt(fields, 'trajectory_id') ?? '';
  const cwd = folderOf('', info ?? {}, 'cwd');
  const moment = momentOf(action);
  if (moment !== null) return heardMoment(moment, { host: HOST, session, cwd });
  if (info === null) return malformed('The payload’s "tool_info" is not an object.');
  return heardCall(
    {
      host: HOST,
      session,
      callId: textAt(fields, 'execution_id'),
      model: textAt(fields, 'model_name'),
      cwd,
      tool: action,
    },
    actsOf(ACTIONS, action, info),
  );
}

/** Null: before an action, known or not. */
function momentOf(action: string): AgentMoment['kind'] | null {
  if (action === 'pre_user_prompt') return 'prompt';
  if (/^post_(?:cascade|setup)/u.test(action)) return 'other';
  return action.startsWith('post_') ? 'after-tool' : null;
}

/** Only the exit code counts, and only before an action. */
function say(answer: DoorAnswer, heard: Heard): HookOutput {
  return answer.outcome === 'allow' && heard.kind !== 'malformed'
    ? SILENCE
    : blocked(reasonOf(answer, heard));
}
