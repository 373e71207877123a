import type { AgentHost, AgentMoment, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { fieldsOf, textAt } from '../../shared/fields.ts';
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
import { mcpAct } from '../../shared/other-tools.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { CODEX_TOOLS } from './tools.ts';

const HOST = 'codex';
const TEXTS = ['hook_event_name', 'session_id', 'cwd', 'tool_name', 'tool_use_id'];
const MOMENTS: Readonly<Record<string, AgentMoment['kind']>> = {
  SessionStart: 'session-start',
  SessionEnd: 'session-end',
  UserPromptSubmit: 'prompt',
  PostToolUse: 'after-tool',
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
  const moment = momentOf(MOMENTS, event, fields, 'PreToolUse');
  if (moment !== null) return heardMoment(moment, place);
  if (place.cwd === '') return malformed('The payload names no "cwd".');
  const tool = textAt(fields, 'tool_name') ?? '';
  if (tool === '') return malformed('The payload names no "tool_name".');
  const input = inputOf(fields, 'tool_input');
  if (typeof input === 'string') return malformed(input);
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
