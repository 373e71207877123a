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
import { folderOf, heardCall } from '../../shared/heard.ts';
import { hearEvent, type EventShape } from '../../shared/tool-event.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { GEMINI_CLI_TOOLS } from './tools.ts';

const HOST = 'gemini-cli';
const SHAPE: EventShape = {
  host: HOST,
  texts: ['hook_event_name', 'session_id', 'cwd', 'tool_name'],
  moments: {
    SessionStart: 'session-start',
    SessionEnd: 'session-end',
    BeforeAgent: 'prompt',
    AfterTool: 'after-tool',
  },
  beforeTool: 'BeforeTool',
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
  return hearEvent(SHAPE, payload, ({ fields, place, tool, input }) => {
    const mcp = mcpOf(fields, tool, input);
    return heardCall(
      { ...place, cwd: folderOf(place.cwd, input, 'directory', 'dir_path'), tool },
      mcp === null ? actsOf(GEMINI_CLI_TOOLS, tool, input) : [mcp],
    );
  });
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
