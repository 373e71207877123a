import type { DoorAnswer, Heard, HookOutput } from '../../types.ts';
import { contextOf, reasonOf, saidInJson } from '../../shared/words.ts';

/** The two events in which Cursor puts a question to a person; they name the tool of such a call. */
export const ASKING = { shell: 'beforeShellExecution', mcp: 'beforeMCPExecution' } as const;

/**
 * Every answer is JSON: with `failClosed` an empty one may count as a failure. `{}` has no opinion, so
 * Cursor's own allow list and prompts still decide. Both spellings of the messages are sent, since versions
 * differ in which they read.
 */
export function sayToCursor(answer: DoorAnswer, heard: Heard): HookOutput {
  const reason = reasonOf(answer, heard);
  if (heard.kind === 'moment') return sayOfMoment(answer, heard, reason);
  if (answer.outcome === 'allow' && heard.kind === 'call') return saidInJson({});
  const asks = answer.outcome === 'ask' && heard.kind === 'call' && canAsk(heard.call.tool);
  return saidInJson({
    permission: asks ? 'ask' : 'deny',
    user_message: reason,
    agent_message: reason,
    userMessage: reason,
    agentMessage: reason,
  });
}

function canAsk(tool: string): boolean {
  return tool === ASKING.shell || tool.startsWith(`${ASKING.mcp} `);
}

function sayOfMoment(
  answer: DoorAnswer,
  heard: Extract<Heard, { kind: 'moment' }>,
  reason: string,
): HookOutput {
  if (answer.outcome !== 'allow') {
    return saidInJson({ continue: false, user_message: reason, userMessage: reason });
  }
  const context = contextOf(answer);
  if (context === '' || heard.moment.kind !== 'session-start') return saidInJson({});
  return saidInJson({ additional_context: context });
}
