import type { Effect } from '../../../core/change/types.ts';
import type { Reader } from '../../types.ts';
import type { ReadInside } from '../tools/types.ts';
import type { Setting } from '../types.ts';

const HEAD = 64 * 1024;

/**
 * Reads text inside a command by the reader that recognises it. What names no environment of its own is
 * in the one that the command means.
 */
export function insideBy(find: (head: string, name: string) => Promise<Reader | null>): ReadInside {
  return async (text, name, setting) => {
    try {
      const reader = await find(text.slice(0, HEAD), name);
      if (reader === null) return {};
      const { effects, signals } = await reader.read({ name, bytes: bytesOf(text) });
      return { inner: effects.map((effect) => placed(effect, setting)), signals };
    } catch {
      const message = `The text that ${name} stands for could not be read.`;
      return {
        signals: [{ kind: 'unresolved-command', weight: 'hold', message, evidence: [] }],
      };
    }
  };
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text, 'utf8'));
}

function placed(effect: Effect, setting: Setting): Effect {
  if (effect.environment !== 'unknown') return effect;
  const [first, ...rest] = effect.evidence;
  const { evidence } = setting;
  const noted =
    first === undefined || evidence === null
      ? effect.evidence
      : [{ ...first, note: `${first.note}; ${evidence}` }, ...rest];
  return {
    ...effect,
    environment: setting.kind,
    environmentName: setting.name,
    evidence: noted,
  };
}
