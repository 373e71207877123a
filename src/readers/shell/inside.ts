import type { Effect, Signal } from '../../core/change/types.ts';
import { READERS, findReader } from '../registry.ts';
import type { ReaderEntry } from '../registry.ts';
import type { ReadInside } from './tools/types.ts';
import type { Setting, ToolReading } from './types.ts';

/** Characters beyond which a text inside a command is not read: whoever waits for an answer is waiting. */
const LONGEST = 300_000;
const HEAD = 64 * 1024;

/** Reads text of another language inside a command by the readers of the registry, loaded when met. */
export const registryInside: ReadInside = insideBy(READERS);

/**
 * The same by the given readers. Never throws: what cannot be read is a signal that holds. An effect
 * whose environment the text leaves open is in the one that the command is about.
 */
export function insideBy(entries: readonly ReaderEntry[]): ReadInside {
  return async (text, name, setting) => {
    if (text.trim() === '') return {};
    if (text.length > LONGEST) return unread(name, 'it is too long to be read in time');
    try {
      const reader = await findReader(text.slice(0, HEAD), name, entries);
      if (reader === null) return unread(name, 'no reader knows what it is');
      const { effects, signals } = await reader.read({ name, bytes: bytesOf(text) });
      return { inner: effects.map((effect) => placed(effect, setting)), signals };
    } catch (error) {
      return unread(name, error instanceof Error ? error.message : 'its reader failed');
    }
  };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

function placed(effect: Effect, { kind, name, evidence }: Setting): Effect {
  if (effect.environment !== 'unknown' || kind === 'unknown') return effect;
  const [first, ...others] = effect.evidence;
  const note = evidence === null || first === undefined ? null : `${first.note}; ${evidence}`;
  return {
    ...effect,
    environment: kind,
    environmentName: effect.environmentName ?? name,
    evidence:
      first === undefined || note === null ? effect.evidence : [{ ...first, note }, ...others],
  };
}

function unread(name: string, why: string): ToolReading {
  const signal: Signal = {
    kind: 'unresolved-command',
    weight: 'hold',
    message: `What ${name} inside the command does is not known: ${why.replace(/\.$/, '')}.`,
    evidence: [{ source: name, pointer: null, line: null, note: 'text not read', excerpt: [] }],
  };
  return { signals: [signal] };
}
