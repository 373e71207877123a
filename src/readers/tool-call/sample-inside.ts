import { findReader } from '../registry.ts';
import type { ToolAround } from './types.ts';

/** SQL by the readers of the registry, as the agent's door passes it in. */
export const insideBySql: NonNullable<ToolAround['readInside']> = async (text, name, setting) => {
  const reader = await findReader(text, name);
  if (reader === null) return {};
  const bytes = (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text));
  })();
  const { effects, signals } = await reader.read({ name, bytes });
  const placed = effects.map((effect) => ({
    ...effect,
    environment: effect.environment === 'unknown' ? setting.kind : effect.environment,
  }));
  return { inner: placed, signals };
};
