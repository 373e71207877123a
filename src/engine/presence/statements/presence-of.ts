import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { PresencePorts } from '../ports.ts';

/** What presence takes. Throws `no-presence` where this server has none of it. */
export function presenceOf({ presence }: Engine): PresencePorts {
  if (presence) return presence;
  throw new EngineFault(
    'no-presence',
    'This server takes no passkeys.',
    'Ask whoever runs it to start it with an address of its own (HOLDPOINT_PUBLIC_URL).',
  );
}

/** Who is active under this id, or null. */
export function activePerson({ world }: Engine, id: string) {
  const person = world.catalog.people.get(id);
  return person?.active === true ? person : null;
}
