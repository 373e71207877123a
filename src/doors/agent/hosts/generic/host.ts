import type { AgentHost, AgentMoment, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { fieldsOf, textAt, valueAt } from '../../shared/fields.ts';
import {
  NOT_AN_OBJECT,
  heardCall,
  heardMoment,
  inputOf,
  malformed,
  notText,
} from '../../shared/heard.ts';
import { mcpAct } from '../../shared/other-tools.ts';
import { actsOf } from '../../shared/tool-reader.ts';
import { contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { GENERIC_TOOLS } from './tools.ts';

const HOST = 'generic';
const TEXTS = ['tool', 'command', 'cwd', 'session', 'call', 'agent', 'model', 'event'];
const MOMENTS: readonly AgentMoment['kind'][] = [
  'session-start',
  'session-end',
  'prompt',
  'after-tool',
  'other',
];

/** For an agent with no dialect of its own here: a small JSON in, a small JSON out, and the exit code. */
export const generic: AgentHost = {
  id: HOST,
  aliases: ['json'],
  title: 'Any other agent',
  asks: true,
  hear,
  say,
};

function hear(payload: unknown): Heard {
  const fields = fieldsOf(payload);
  if (fields === null) return NOT_AN_OBJECT;
  const odd = notText(fields, TEXTS);
  if (odd !== null) return malformed(odd);
  const place = {
    host: HOST,
    session: textAt(fields, 'session') ?? '',
    cwd: textAt(fields, 'cwd') ?? '',
  };
  const event = textAt(fields, 'event');
  if (event !== null && event !== 'before-tool') {
    return heardMoment(MOMENTS.find((moment) => moment === event) ?? 'other', place);
  }
  const facts = {
    ...place,
    callId: textAt(fields, 'call'),
    subagent: textAt(fields, 'agent'),
    model: textAt(fields, 'model'),
  };
  const text = textAt(fields, 'command');
  const tool = textAt(fields, 'tool');
  if (text !== null && (tool === null || valueAt(fields, 'input') === undefined)) {
    const named = tool ?? 'shell';
    const listed = Object.hasOwn(GENERIC_TOOLS, key(named)) ? key(named) : 'shell';
    return heardCall({ ...facts, tool: named }, actsOf(GENERIC_TOOLS, listed, { command: text }));
  }
  if (tool === null || tool === '') {
    return malformed('The payload names neither a "tool" nor a "command".');
  }
  const input = inputOf(fields, 'input');
  if (typeof input === 'string') return malformed(input);
  const mcp = mcpAct(tool, input);
  return heardCall(
    { ...facts, tool },
    mcp === null ? actsOf(GENERIC_TOOLS, key(tool), input) : [mcp],
  );
}

function key(tool: string): string {
  return tool.toLowerCase();
}

function say(answer: DoorAnswer, heard: Heard): HookOutput {
  if (answer.outcome === 'allow' && heard.kind !== 'malformed') {
    const context = contextOf(answer);
    return saidInJson({ outcome: 'allow', ...(context === '' ? {} : { context }) });
  }
  const outcome = heard.kind === 'malformed' ? 'deny' : answer.outcome;
  return saidInJson({ outcome, message: reasonOf(answer, heard) }, 2);
}
