import type { AgentHost, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { textAt } from '../../shared/fields.ts';
import { folderOf, heardCall } from '../../shared/heard.ts';
import { mcpAct } from '../../shared/other-tools.ts';
import { hearEvent, type EventShape } from '../../shared/tool-event.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { CODEX_TOOLS } from './tools.ts';

const HOST = 'codex';
const SHAPE: EventShape = {
  host: HOST,
  texts: ['hook_event_name', 'session_id', 'cwd', 'tool_name', 'tool_use_id'],
  moments: {
    SessionStart: 'session-start',
    SessionEnd: 'session-end',
    UserPromptSubmit: 'prompt',
    PostToolUse: 'after-tool',
  },
  beforeTool: 'PreToolUse',
};

export const codex: AgentHost = {
  id: HOST,
  aliases: ['codex-cli', 'openai-codex'],
  title: 'Codex',
  asks: false,
  hear,
  say,
};

function hear(payload: unknown): Heard {
  return hearEvent(SHAPE, payload, ({ fields, place, tool, input }) => {
    const mcp = mcpAct(tool, input);
    return heardCall(
      {
        ...place,
        cwd: folderOf(place.cwd, input, 'workdir'),
        callId: textAt(fields, 'tool_use_id'),
        subagent: textAt(fields, 'agent_type', 'agent_id'),
        model: textAt(fields, 'model'),
        tool,
      },
      mcp === null ? actsOf(CODEX_TOOLS, tool, input) : [mcp],
    );
  });
}

/**
 * Before a tool only exit 2 with words on standard error is a denial in every version: `ask` and
 * `continue: false` let the call run. At other moments `continue: false` does end the turn.
 */
function say(answer: DoorAnswer, heard: Heard): HookOutput {
  const reason = reasonOf(answer, heard);
  if (heard.kind === 'malformed') return blocked(reason);
  if (heard.kind === 'call') return answer.outcome === 'allow' ? SILENCE : blocked(reason);
  if (answer.outcome === 'stop') return saidInJson({ continue: false, stopReason: reason });
  if (answer.outcome !== 'allow') return blocked(reason);
  const additionalContext = contextOf(answer);
  const { kind } = heard.moment;
  if (additionalContext === '' || (kind !== 'session-start' && kind !== 'prompt')) return SILENCE;
  const hookEventName = kind === 'prompt' ? 'UserPromptSubmit' : 'SessionStart';
  return saidInJson({ hookSpecificOutput: { hookEventName, additionalContext } });
}
