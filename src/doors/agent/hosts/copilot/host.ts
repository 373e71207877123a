import type { AgentHost, AgentMoment, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { fieldsOf, textAt, valueAt } from '../../shared/fields.ts';
import type { Fields } from '../../shared/fields.ts';
import {
  NOT_AN_OBJECT,
  heardCall,
  heardMoment,
  inputOf,
  malformed,
  momentOf,
  notText,
} from '../../shared/heard.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { SILENCE, blocked, contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { COPILOT_TOOLS, githubServer } from './tools.ts';

const HOST = 'copilot';
const TEXTS = [
  'sessionId',
  'session_id',
  'cwd',
  'toolName',
  'tool_name',
  'hook_event_name',
  'hookEventName',
];
const MOMENTS: Readonly<Record<string, AgentMoment['kind']>> = {
  sessionstart: 'session-start',
  sessionend: 'session-end',
  userpromptsubmitted: 'prompt',
  userpromptsubmit: 'prompt',
  posttooluse: 'after-tool',
  posttoolusefailure: 'after-tool',
};

export const copilot: AgentHost = {
  id: HOST,
  aliases: ['copilot-cli', 'github-copilot', 'copilot-cloud-agent'],
  title: 'GitHub Copilot CLI and cloud agent',
  asks: true,
  hear,
  say,
};

/** Names are in camel case, or in snake case where the hook was set up under Claude Code's event names. */
function hear(payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const place = {
    host: HOST,
    session: textAt(fields, 'sessionId', 'session_id') ?? '',
    cwd: textAt(fields, 'cwd') ?? '',
  };
  const moment = momentIn(fields);
  if (moment !== null) return heardMoment(moment, place);
  const tool = textAt(fields, 'toolName', 'tool_name') ?? '';
  if (tool === '') return malformed('The payload names no "toolName".');
  if (place.cwd === '') return malformed('The payload names no "cwd".');
  const input = inputOf(fields, 'toolArgs', 'tool_args', 'tool_input', 'toolInput');
  // A free-form tool such as apply_patch has text for its arguments.
  const args = textAt(fields, 'toolArgs', 'tool_args', 'tool_input', 'toolInput');
  const freeForm = typeof input === 'string' && tool === 'apply_patch' && args !== null;
  if (typeof input === 'string' && !freeForm) return malformed(input);
  const given: Fields = typeof input === 'string' ? { input: args } : input;
  return heardCall({ ...place, tool }, actsOf(COPILOT_TOOLS, tool, given, githubServer));
}

/** The event's name where it is told; else what the payload carries gives it away. Null: before a tool. */
function momentIn(fields: Fields): AgentMoment['kind'] | null {
  const event = textAt(fields, 'hook_event_name', 'hookEventName')?.toLowerCase();
  if (event !== undefined) return momentOf(MOMENTS, event, fields, 'pretooluse');
  if (valueAt(fields, 'toolName', 'tool_name') !== undefined) {
    return valueAt(fields, 'toolResult', 'tool_result') === undefined ? null : 'after-tool';
  }
  if (valueAt(fields, 'source') !== undefined) return 'session-start';
  if (valueAt(fields, 'prompt') !== undefined) return 'prompt';
  if (valueAt(fields, 'reason') !== undefined) return 'session-end';
  return null;
}

function say(answer: DoorAnswer, heard: Heard): HookOutput {
  const reason = reasonOf(answer, heard);
  if (heard.kind === 'call') {
    if (answer.outcome === 'allow') return SILENCE;
    const permissionDecision = answer.outcome === 'ask' ? 'ask' : 'deny';
    return saidInJson({ permissionDecision, permissionDecisionReason: reason });
  }
  if (heard.kind === 'malformed') {
    return saidInJson({ permissionDecision: 'deny', permissionDecisionReason: reason });
  }
  if (answer.outcome !== 'allow') return blocked(reason);
  const additionalContext = contextOf(answer);
  if (additionalContext === '' || heard.moment.kind !== 'session-start') return SILENCE;
  return saidInJson({ additionalContext });
}
