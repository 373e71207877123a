import { agentOfAssistance, agentOfLine, agentOfSignature, isCheckpointLine } from './agent-of.ts';
import { linesOf } from './message-lines.ts';
import type { MessageLine } from './message-lines.ts';
import { signaturesIn } from './signatures.ts';

/** A line by which a message says that a machine took part. */
export interface Mark {
  readonly kind: 'trailer' | 'checkpoint';
  /** Null where it does not tell which. */
  readonly tool: string | null;
  readonly line: MessageLine;
}

/**
 * Every mark holds at least one of these, in any case: whoever finds none need not look at lines. A sign
 * that is not ASCII may be one of them in disguise.
 */
const SIGNS =
  /[^\n\r\t\u0020-\u007e]|-by\s*:|co[-_ ]?auth|https:\/\/(?:claude|cursor|chatgpt|jules|app\.devin|ampcode)|automatically|(?:generated|created|written|made|built|authored|implemented|assisted)[ -](?:with|by|using|via)|(?:ai|llm)-\w+(?:-by)?:|-session(?:-id)?:|^aider: |replit-|entire-|<!-- start/im;

const SIGNING =
  /^(?:co[-_ ]?author(?:ed)?(?:[-_ ]by)?|co-developed-by|signed-off-by|(assisted-by)|generated-by|written-by|created-by)\s*:\s*(.*)$/i;

/** False where a message cannot hold any mark: cheap, and never wrong. */
export function mayHoldMarks(message: string): boolean {
  return SIGNS.test(message);
}

/** Marks of agents in a message, in the order of lines, each kind and tool once. */
export function marksOf(message: readonly string[]): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const line of linesOf(message)) {
    if (!SIGNS.test(line.text)) continue;
    const tool = agentOf(line.text);
    if (tool === undefined) continue;
    const kind = isCheckpointLine(line.text) ? 'checkpoint' : 'trailer';
    const key = `${kind} ${tool ?? ''}`;
    if (!marks.has(key)) marks.set(key, { kind, tool, line });
  }
  return [...marks.values()];
}

function agentOf(text: string): string | null | undefined {
  const [whole, assisted, value = ''] = SIGNING.exec(text) ?? [];
  if (whole === undefined) return agentOfLine(text);
  for (const signature of signaturesIn(value)) {
    const tool = agentOfSignature(signature);
    if (tool !== null) return tool;
  }
  // A co-author without an address is a name alone, and agents are named so too.
  const tool = agentOfAssistance(value, assisted !== undefined);
  if (tool === null) return undefined;
  return tool === '' ? null : tool;
}
