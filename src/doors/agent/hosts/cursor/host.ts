import type { AgentHost, Heard } from '../../types.ts';
import { fieldsOf, listAt, textAt, valueAt } from '../../shared/fields.ts';
import type { Fields } from '../../shared/fields.ts';
import { fileAct } from '../../shared/file-tools.ts';
import {
  NOT_AN_OBJECT,
  folderOf,
  heardCall,
  heardMoment,
  inputOf,
  malformed,
  notText,
} from '../../shared/heard.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { ASKING, sayToCursor } from './say.ts';
import { CURSOR_TOOLS, mcpByPrefix } from './tools.ts';

const HOST = 'cursor';
const TEXTS = ['hook_event_name', 'conversation_id', 'cwd', 'command', 'tool_name', 'file_path'];

export const cursor: AgentHost = {
  id: HOST,
  aliases: ['cursor-agent', 'cursor-cli'],
  title: 'Cursor',
  asks: true,
  hear,
  say: sayToCursor,
};

/** Snake case, and the camel case of its first versions. */
function hear(payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const event = textAt(fields, 'hook_event_name', 'hookEventName');
  if (event === null) return malformed('The payload names no "hook_event_name".');
  const roots = listAt(fields, 'workspace_roots', 'workspaceRoots') ?? [];
  const [root] = roots;
  const place = {
    host: HOST,
    session: textAt(fields, 'conversation_id', 'conversationId') ?? '',
    cwd: textAt(fields, 'cwd') || (typeof root === 'string' ? root : ''),
  };
  const facts = {
    ...place,
    callId: textAt(fields, 'tool_use_id', 'generation_id', 'generationId'),
    model: textAt(fields, 'model'),
  };
  switch (event) {
    case 'beforeShellExecution': {
      const text = textAt(fields, 'command');
      if (text === null) return malformed('The payload’s "command" is not text.');
      return heardCall({ ...facts, tool: ASKING.shell }, [
        { kind: 'command', text, dialect: 'posix' },
      ]);
    }
    case 'beforeMCPExecution':
      return mcpCall(fields, facts);
    case 'beforeReadFile':
    case 'beforeTabFileRead': {
      const path = textAt(fields, 'file_path', 'filePath') ?? '';
      if (path === '') return malformed('The payload’s "file_path" is not text.');
      return heardCall({ ...facts, tool: event }, [fileAct('read', path)]);
    }
    case 'preToolUse': {
      const tool = textAt(fields, 'tool_name', 'toolName') ?? '';
      if (tool === '') return malformed('The payload names no "tool_name".');
      const input = inputOf(fields, 'tool_input', 'toolInput');
      if (typeof input === 'string') return malformed(input);
      const cwd = folderOf(facts.cwd, input, 'working_directory', 'workingDirectory');
      return heardCall({ ...facts, cwd, tool }, actsOf(CURSOR_TOOLS, tool, input, mcpByPrefix));
    }
    case 'subagentStart':
      return heardCall({ ...facts, tool: event }, [
        { kind: 'delegate', prompt: textAt(fields, 'task', 'prompt') ?? '' },
      ]);
    case 'sessionStart':
      return heardMoment('session-start', place);
    case 'sessionEnd':
      return heardMoment('session-end', place);
    case 'beforeSubmitPrompt':
      return heardMoment('prompt', place);
    default:
      if (/^(?:after|post)/iu.test(event)) return heardMoment('after-tool', place);
      // On no list, and yet about to do something: not let past for want of a name.
      if (valueAt(fields, 'tool_name', 'toolName', 'command') !== undefined) {
        return malformed(`The payload’s event "${event.slice(0, 80)}" is on no list.`);
      }
      return heardMoment('other', place);
  }
}

function mcpCall(
  fields: Fields,
  facts: { readonly host: string; readonly session: string; readonly cwd: string },
): Heard {
  const tool = textAt(fields, 'tool_name', 'toolName') ?? '';
  if (tool === '') return malformed('The payload names no "tool_name".');
  const input = inputOf(fields, 'tool_input', 'toolInput');
  if (typeof input === 'string') return malformed(input);
  const server = textAt(fields, 'server_name', 'url', 'command') ?? '';
  return heardCall({ ...facts, tool: `${ASKING.mcp} ${tool}` }, [
    { kind: 'mcp', server, tool, input },
  ]);
}
