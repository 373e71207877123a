import type { AgentHost, AgentMoment, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { textAt } from '../../shared/fields.ts';
import { heardCall } from '../../shared/heard.ts';
import { mcpAct } from '../../shared/other-tools.ts';
import { hearEvent, type EventShape } from '../../shared/tool-event.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { CLAUDE_CODE_TOOLS } from './tools.ts';

const HOST = 'claude-code';
const SHAPE: EventShape = {
  host: HOST,
  texts: ['hook_event_name', 'session_id', 'cwd', 'agent_id', 'tool_use_id'],
  moments: {
    SessionStart: 'session-start',
    SessionEnd: 'session-end',
    UserPromptSubmit: 'prompt',
    PostToolUse: 'after-tool',
    PostToolUseFailure: 'after-tool',
  },
  beforeTool: 'PreToolUse',
};

/** Events that take notes for the model, by what they were heard as. */
const EVENT_OF: Readonly<Partial<Record<AgentMoment['kind'], string>>> = {
  'session-start': 'SessionStart',
  prompt: 'UserPromptSubmit',
  'after-tool': 'PostToolUse',
};

export interface ClaudeCodeSettings {
  /**
   * A hold is said as `defer`: a headless run (`-p`) ends there, and resuming it asks again. In a terminal
   * `defer` means nothing, so a hold is a denial unless this is set.
   */
  readonly defersHolds: boolean;
}

export const claudeCode = claudeCodeWith({ defersHolds: false });

export function claudeCodeWith({ defersHolds }: ClaudeCodeSettings): AgentHost {
  return {
    id: HOST,
    aliases: ['claude', 'claude-code-cli'],
    title: 'Claude Code',
    asks: true,
    hear,
    say: (answer, heard) => say(answer, heard, defersHolds),
  };
}

function hear(payload: unknown): Heard {
  return hearEvent(SHAPE, payload, ({ fields, place, tool, input }) => {
    const mcp = mcpAct(tool, input);
    return heardCall(
      {
        ...place,
        callId: textAt(fields, 'tool_use_id'),
        subagent: textAt(fields, 'agent_type', 'agent_id'),
        model: textAt(fields, 'model'),
        tool,
      },
      mcp === null ? actsOf(CLAUDE_CODE_TOOLS, tool, input) : [mcp],
    );
  });
}

function say(answer: DoorAnswer, heard: Heard, defersHolds: boolean): HookOutput {
  if (heard.kind === 'malformed') return blocked(reasonOf(answer, heard));
  return heard.kind === 'moment'
    ? sayOfMoment(answer, heard.moment)
    : sayOfCall(answer, defersHolds);
}

/** Silence lets Claude Code's own permissions decide; its `allow` would skip them. */
function sayOfCall(answer: DoorAnswer, defersHolds: boolean): HookOutput {
  const event = { hookEventName: 'PreToolUse' };
  if (answer.outcome === 'allow') {
    const additionalContext = contextOf(answer);
    if (additionalContext === '') return SILENCE;
    return saidInJson({ hookSpecificOutput: { ...event, additionalContext } });
  }
  const reason = reasonOf(answer);
  const asWord = answer.outcome === 'ask' ? 'ask' : 'deny';
  const permissionDecision = answer.outcome === 'hold' && defersHolds ? 'defer' : asWord;
  const decision = {
    hookSpecificOutput: { ...event, permissionDecision, permissionDecisionReason: reason },
  };
  if (answer.outcome !== 'stop') return saidInJson(decision);
  return saidInJson({ continue: false, stopReason: reason, ...decision });
}

function sayOfMoment(answer: DoorAnswer, { kind }: AgentMoment): HookOutput {
  const reason = reasonOf(answer);
  if (answer.outcome === 'stop') {
    return saidInJson({ continue: false, stopReason: reason, decision: 'block', reason });
  }
  if (answer.outcome !== 'allow') return blocked(reason);
  const additionalContext = contextOf(answer);
  const hookEventName = EVENT_OF[kind];
  if (additionalContext === '' || hookEventName === undefined) return SILENCE;
  return saidInJson({ hookSpecificOutput: { hookEventName, additionalContext } });
}
