import type { AgentHost, AgentMoment, DoorAnswer, Heard, HookOutput } from '../types.ts';
import { fieldsOf, textAt } from './fields.ts';
import {
  NOT_AN_OBJECT,
  folderOf,
  heardCall,
  heardMoment,
  inputOf,
  malformed,
  momentOf,
  notText,
} from './heard.ts';
import { mcpBySign } from './other-tools.ts';
import { Q_TOOLS } from './q-tools.ts';
import { actsOf } from './tool-reader.ts';
import { blocked, contextOf, reasonOf } from './words.ts';

const TEXTS = ['hook_event_name', 'session_id', 'cwd', 'tool_name'];
const MOMENTS: Readonly<Record<string, AgentMoment['kind']>> = {
  agentspawn: 'session-start',
  sessionstart: 'session-start',
  sessionend: 'session-end',
  userpromptsubmit: 'prompt',
  promptsubmit: 'prompt',
  posttooluse: 'after-tool',
};

/** Hosts that grew out of Amazon Q CLI: event and tool in the payload, exit 2 and standard error back. */
export function qHost(about: Pick<AgentHost, 'id' | 'aliases' | 'title'>): AgentHost {
  return { ...about, asks: false, hear: (payload) => hear(about.id, payload), say };
}

function hear(host: string, payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const event = textAt(fields, 'hook_event_name')?.toLowerCase();
  if (event === undefined) return malformed('The payload names no "hook_event_name".');
  const place = {
    host,
    session: textAt(fields, 'session_id') ?? '',
    cwd: textAt(fields, 'cwd') ?? '',
  };
  const moment = momentOf(MOMENTS, event, fields, 'pretooluse');
  if (moment !== null) return heardMoment(moment, place);
  if (place.cwd === '') return malformed('The payload names no "cwd".');
  const tool = textAt(fields, 'tool_name') ?? '';
  if (tool === '') return malformed('The payload names no "tool_name".');
  const input = inputOf(fields, 'tool_input');
  if (typeof input === 'string') return malformed(input);
  return heardCall(
    { ...place, cwd: folderOf(place.cwd, input, 'working_dir'), tool },
    actsOf(Q_TOOLS, tool, input, mcpBySign),
  );
}

/** What is printed with exit 0 at the start of a session, or on a prompt, is a note for the model. */
function say(answer: DoorAnswer, heard: Heard): HookOutput {
  if (answer.outcome !== 'allow' || heard.kind === 'malformed') {
    return blocked(reasonOf(answer, heard));
  }
  const takesNotes =
    heard.kind === 'moment' &&
    (heard.moment.kind === 'session-start' || heard.moment.kind === 'prompt');
  const context = takesNotes ? contextOf(answer) : '';
  return { stdout: context, stderr: '', exitCode: 0 };
}
