import { count, listOf } from '../render/counting.ts';
import { plain } from '../terminal/layout.ts';
import type { Proposals } from './proposals.ts';

/** Proposals for reading, one system after another. */
export function* proposalsText({ systems, teams }: Proposals): Generator<string> {
  if (systems.length === 0) {
    yield 'Nothing to propose: the catalog says all that can be told from here.';
    return;
  }
  for (const { id, isNew, system, tier, owners, aliases, dependsOn } of systems) {
    yield plain(`${id}${isNew ? '  (not in the catalog)' : ''}`);
    if (tier !== null) {
      const before = tier.current === null ? '' : ` instead of ${tier.current}`;
      yield plain(`  tier ${tier.tier}${before}: ${tier.reasons.join('; ')}`);
    }
    if (owners !== null) yield plain(`  owners ${listOf(owners.ids)}: ${owners.reason}`);
    if (isNew && system.paths.length > 0) yield plain(`  paths ${listOf(system.paths)}`);
    if (aliases.length > 0) yield plain(`  aliases ${listOf(aliases, 5)}`);
    for (const { on, source, confidence, via, sightings = [] } of dependsOn) {
      const words = [sightings[0]?.origin, via].filter((word) => word != null).join(': ');
      yield plain(`  needs ${on}: ${source}, ${confidence}${words === '' ? '' : ` (${words})`}`);
    }
  }
  yield '';
  const more = teams.length === 0 ? '' : `, ${count(teams.length, 'team')} to enter`;
  yield `${count(systems.length, 'system')} with proposals${more}. A person decides what is true.`;
}
