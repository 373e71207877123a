import type { AgentHost, DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { fieldsOf, textAt } from '../../shared/fields.ts';
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
import { contextOf, reasonOf, saidInJson } from '../../shared/words.ts';
import { OPENCODE_TOOLS } from './tools.ts';

const HOST = 'opencode';
const TEXTS = ['tool', 'sessionID', 'callID', 'directory', 'event'];

/** opencode runs no command as a hook: our plugin in it does, with a payload of our own making. */
export const opencode: AgentHost = {
  id: HOST,
  aliases: ['open-code'],
  title: 'opencode',
  asks: false,
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
    session: textAt(fields, 'sessionID') ?? '',
    cwd: textAt(fields, 'directory') ?? '',
  };
  if (textAt(fields, 'event') === 'session-start') return heardMoment('session-start', place);
  const tool = textAt(fields, 'tool') ?? '';
  if (tool === '') return malformed('The payload names no "tool".');
  if (place.cwd === '') return malformed('The payload names no "directory".');
  const input = inputOf(fields, 'args');
  if (typeof input === 'string') return malformed(input);
  return heardCall(
    {
      ...place,
      cwd: folderOf(place.cwd, input, 'workdir'),
      callId: textAt(fields, 'callID'),
      tool,
    },
    actsOf(OPENCODE_TOOLS, tool, input),
  );
}

/** The plugin lets a call pass on `{"outcome":"allow"}` with exit 0, and throws on anything else. */
function say(answer: DoorAnswer, heard: Heard): HookOutput {
  if (answer.outcome === 'allow' && heard.kind !== 'malformed') {
    const context = contextOf(answer);
    return saidInJson({ outcome: 'allow', ...(context === '' ? {} : { context }) });
  }
  const outcome = answer.outcome === 'stop' ? 'stop' : 'deny';
  return saidInJson({ outcome, message: reasonOf(answer, heard) }, 2);
}
