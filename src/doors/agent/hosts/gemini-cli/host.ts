import type {
  AgentAct,
  AgentHost,
  AgentMoment,
  DoorAnswer,
  Heard,
  HookOutput,
} from '../../types.ts';
import { fieldsOf, textAt } from '../../shared/fields.ts';
import type { Fields } from '../../shared/fields.ts';
import {
  NOT_AN_OBJECT,
  folderOf,
  heardCall,
  heardMoment,
  inputOf,
  malformed,
  momentOf,
  notText,
} from '../../shared/heard.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { GEMINI_CLI_TOOLS } from './tools.ts';

const HOST = 'gemini-cli';
const TEXTS = ['hook_event_name', 'session_id', 'cwd', 'tool_name'];
const MOMENTS: Readonly<Record<string, AgentMoment['kind']>> = {
  SessionStart: 'session-start',
  SessionEnd: 'session-end',
  BeforeAgent: 'prompt',
  AfterTool: 'after-tool',
};
const EVENT_OF: Readonly<Partial<Record<AgentMoment['kind'], string>>> = {
  'session-start': 'SessionStart',
  prompt: 'BeforeAgent',
  'after-tool': 'AfterTool',
};

export const geminiCli: AgentHost = {
  id: HOST,
  aliases: ['gemini'],
  title: 'Gemini CLI',
  asks: false,
  hear,
  say,
};

function hear(payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const event = textAt(fields, 'hook_event_name');
  if (event === null) return malformed('The payload names no "hook_event_name".');
  const place = {
    host: HOST,
    session: textAt(fields, 'session_id') ?? '',
    cwd: textAt(fields, 'cwd') ?? '',
  };
  const moment = momentOf(MOMENTS, event, fields, 'BeforeTool');
  if (moment !== null) return heardMoment(moment, place);
  if (place.cwd === '') return malformed('The payload names no "cwd".');
  const tool = textAt(fields, 'tool_name') ?? '';
  if (tool === '') return malformed('The payload names no "tool_name".');
  const input = inputOf(fields, 'tool_input');
  if (typeof input === 'string') return malformed(input);
  const mcp = mcpOf(fields, tool, input);
  return heardCall(
    { ...place, cwd: folderOf(place.cwd, input, 'directory', 'dir_path'), tool },
    mcp === null ? actsOf(GEMINI_CLI_TOOLS, tool, input) : [mcp],
  );
}

/** A tool of an MCP server comes with its origin beside it. */
function mcpOf(fields: Fields, tool: string, input: Fields): AgentAct | null {
  const origin = fieldsOf(fields['mcp_context']);
  if (origin === null) return null;
  return {
    kind: 'mcp',
    server: textAt(origin, 'server_name') ?? '',
    tool: textAt(origin, 'tool_name') ?? tool,
    input,
  };
}

function say(answer: DoorAnswer, heard: Heard): HookOutput {
  const reason = reasonOf(answer, heard);
  if (heard.kind === 'malformed') return blocked(reason);
  if (answer.outcome === 'stop') {
    return saidInJson({ continue: false, stopReason: reason, decision: 'deny', reason });
  }
  if (answer.outcome !== 'allow') return saidInJson({ decision: 'deny', reason });
  const additionalContext = contextOf(answer);
  const hookEventName = heard.kind === 'moment' ? EVENT_OF[heard.moment.kind] : undefined;
  if (additionalContext === '' || hookEventName === undefined) return SILENCE;
  return saidInJson({ hookSpecificOutput: { hookEventName, additionalContext } });
}
