import type { AgentAct, AgentCall } from '../../doors/agent/types.ts';
import type { ChangeDraft, Effect, Signal } from '../../core/change/types.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { Sha256 } from '../../core/change/seal.ts';
import { readCommand } from '../../readers/shell/read-command.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import { unhashed } from './unhashed.ts';
import { toolAround } from './tool-around.ts';
import type { KnownTools } from './tool-around.ts';

/** What a call is about to do, before it is sealed and judged. */
export interface ReadActs {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
  /** Programs told apart in commands, for the live page. */
  readonly programs: readonly string[];
}

/** Reads every act of a call by the reader of its kind. Never throws for what stands in them. */
export async function readActs(
  acts: readonly AgentAct[],
  world: ShellWorld,
  tools?: KnownTools,
): Promise<ReadActs> {
  const readings: ReadActs[] = [];
  for (const act of acts) {
    if (act.kind === 'harmless') continue;
    if (act.kind === 'command') {
      const { text, dialect } = act;
      readings.push(await readCommand({ text, dialect, source: 'command' }, { world }));
      continue;
    }
    const { readToolCall } = await import('../../readers/tool-call/read-tool-call.ts');
    const { effects, signals } = await readToolCall(act, toolAround(world, tools));
    readings.push({ effects, signals, programs: [] });
  }
  return {
    effects: readings.flatMap(({ effects }) => effects),
    signals: readings.flatMap(({ signals }) => signals),
    programs: [...new Set(readings.flatMap(({ programs }) => programs))].slice(0, 50),
  };
}

/**
 * The call as a change. The digest is over what the agent said, word for word, and where it said it: the
 * same call again is the same change, and anything else is another.
 */
export function draftOf(call: AgentCall, read: ReadActs, sha256: Sha256): ChangeDraft {
  const said = sha256 === unhashed ? '' : wordForWord(call);
  return {
    kind: 'action',
    inputs: [
      {
        name: call.tool,
        reader: 'agent-call',
        sha256: `sha256:${sha256(said)}`,
        bytes: Buffer.byteLength(said),
      },
    ],
    effects: read.effects,
    signals: read.signals,
  };
}

function wordForWord({ acts, cwd, tool }: AgentCall): string {
  return canonicalJson({ acts: asPlain(acts), cwd, tool });
}

/** Through JSON, so that what has no canonical form (an undefined field, a lone surrogate) has one. */
function asPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' ? member.toWellFormed() : member,
  ) as unknown;
}
