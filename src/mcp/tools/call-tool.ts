import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { InputError } from '../../readers/types.ts';
import { ToolFault } from '../ground/tool-fault.ts';
import { AGENT_TOOLS } from './registry.ts';
import type { Asking } from './types.ts';

/** Characters of an answer's text at most. */
const LONGEST_TEXT = 40_000;

/** Calls a tool by its name. Never throws: what cannot be answered is a tool error of one line. */
export async function callTool(
  name: string,
  given: unknown,
  asking: Asking,
): Promise<CallToolResult> {
  const tool = AGENT_TOOLS.find((each) => each.name === name);
  if (tool === undefined) return failed(`There is no tool ${name.slice(0, 100)}.`);
  const parsed = tool.input.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return failed(`${where === '' ? 'The input' : where}: ${issue?.message ?? 'malformed'}.`);
  }
  try {
    const { text, data } = await tool.answer(parsed.data, asking);
    return {
      content: [{ type: 'text', text: text.slice(0, LONGEST_TEXT) }],
      structuredContent: { ...data },
    };
  } catch (error) {
    if (error instanceof ToolFault || error instanceof InputError) return failed(error.message);
    const why = error instanceof Error ? error.message : String(error);
    return failed(`Holdpoint has a fault of its own: ${why} Take it for a hold.`);
  }
}

function failed(message: string): CallToolResult {
  const line = message.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 500);
  return { content: [{ type: 'text', text: line }], isError: true };
}
