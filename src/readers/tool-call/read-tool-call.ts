import type { FileReading } from '../types.ts';
import { NOT_SAID, effectOf } from './effect.ts';
import { readFetch } from './fetch/read-fetch.ts';
import { readFileAct } from './file/read-file.ts';
import { valuesOf } from './mcp/input-values.ts';
import { readInputs } from './mcp/read-inputs.ts';
import { readMcp } from './mcp/read-mcp.ts';
import type { ToolAct, ToolAround } from './types.ts';

const NOTHING: FileReading = { kind: 'action', effects: [], signals: [] };

/**
 * What an agent's tool that is no shell is about to do. Never throws for what stands in the call:
 * what cannot be told is an effect whose way back is unknown.
 */
export async function readToolCall(act: ToolAct, around: ToolAround): Promise<FileReading> {
  switch (act.kind) {
    case 'file':
      return { ...NOTHING, effects: readFileAct(act, around) };
    case 'fetch':
      return { ...NOTHING, effects: readFetch(act, around) };
    case 'mcp':
      return readMcp(act, around);
    case 'unknown':
      return readUnknown(act, around);
    default:
      return NOTHING;
  }
}

/** A tool on no list; a command, SQL or a path in its input still says what it is about. */
async function readUnknown(
  { tool, input }: Extract<ToolAct, { kind: 'unknown' }>,
  around: ToolAround,
): Promise<FileReading> {
  const inside = await readInputs(tool, valuesOf(input), 'execute', NOT_SAID, around, tool);
  const own = effectOf({
    verb: 'execute',
    resource: { type: 'agent-tool', address: tool.slice(0, 300), provider: null },
    reversibility: 'unknown',
    data: 'unknown',
    setting: NOT_SAID,
    source: tool,
    note: `calls ${tool.slice(0, 100)}`,
    traits: ['unlisted-program'],
    why: 'What this tool does is on no list that Holdpoint has.',
  });
  return { kind: 'action', effects: [own, ...inside.effects], signals: inside.signals };
}
