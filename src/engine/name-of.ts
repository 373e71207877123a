import type { Engine } from './engine.ts';

/** As the roster has it; the id, or a token's name, where it has none. */
export function nameOf({ world }: Pick<Engine, 'world'>, id: string): string {
  return world.catalog.people.get(id)?.name ?? id;
}
