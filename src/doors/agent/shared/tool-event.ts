import type { AgentMoment, Heard } from '../types.ts';
import { fieldsOf, textAt, type Fields } from './fields.ts';
import { heardMoment, inputOf, malformed, momentOf, NOT_AN_OBJECT, notText } from './heard.ts';

/** How a host writes its events, where each names itself in `hook_event_name`. */
export interface EventShape {
  readonly host: string;
  /** Members that are text wherever they are given. */
  readonly texts: readonly string[];
  readonly moments: Readonly<Record<string, AgentMoment['kind']>>;
  /** The event before a tool is used. */
  readonly beforeTool: string;
}

/** A tool about to be used, before anybody knows what it does. */
export interface ToolEvent {
  readonly fields: Fields;
  readonly place: { readonly host: string; readonly session: string; readonly cwd: string };
  readonly tool: string;
  readonly input: Fields;
}

/** Hears an event of that shape; what a tool is about to do, its host knows. */
export function hearEvent(
  { host, texts, moments, beforeTool }: EventShape,
  payload: unknown,
  callOf: (event: ToolEvent) => Heard,
): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, texts);
  if (odd !== null) return malformed(odd);
  const event = textAt(fields, 'hook_event_name');
  if (event === null) return malformed('The payload names no "hook_event_name".');
  const place = {
    host,
    session: textAt(fields, 'session_id') ?? '',
    cwd: textAt(fields, 'cwd') ?? '',
  };
  const moment = momentOf(moments, event, fields, beforeTool);
  if (moment !== null) return heardMoment(moment, place);
  if (place.cwd === '') return malformed('The payload names no "cwd".');
  const tool = textAt(fields, 'tool_name') ?? '';
  if (tool === '') return malformed('The payload names no "tool_name".');
  const input = inputOf(fields, 'tool_input');
  if (typeof input === 'string') return malformed(input);
  return callOf({ fields, place, tool, input });
}
