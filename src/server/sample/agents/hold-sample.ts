import { sealChange } from '../../../core/change/seal.ts';
import { holdAction, type Held } from '../../../engine/agents/holds/hold-action.ts';
import type { HeldCall } from '../../../engine/agents/types.ts';
import type { Engine } from '../../../engine/engine.ts';
import { sha256 } from '../../../engine/sha256.ts';
import { readCommand } from '../../../readers/shell/read-command.ts';
import { NO_MACHINE } from '../../../readers/shell/world/no-machine.ts';
import { HELD } from './turns.ts';

/** Reads the command of the story as a guard would, and asks people about it. */
export async function holdSampleAction(
  engine: Engine,
  call: Omit<HeldCall, 'tool'>,
): Promise<Held> {
  const { command, title, tool } = HELD;
  const text = { text: command, dialect: 'posix', source: 'command' } as const;
  const { effects, signals } = await readCommand(text, { world: NO_MACHINE });
  const change = sealChange(
    {
      kind: 'action',
      inputs: [
        {
          name: tool,
          reader: 'agent-call',
          sha256: `sha256:${sha256(command)}`,
          bytes: Buffer.byteLength(command),
        },
      ],
      effects,
      signals,
    },
    sha256,
  );
  return holdAction(
    engine,
    { change, call: { ...call, tool }, title, command },
    {
      kind: 'machine',
      name: 'sample',
    },
  );
}
