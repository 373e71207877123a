import { comment, flow, scalar } from '../../config/init/yaml-text.ts';
import type { Dependency } from '../../core/catalog/types.ts';
import type { Proposals, SystemProposal } from './proposals.ts';

/** Proposals as a piece of catalog.yaml, every line with its reason beside it. */
export function* proposalsYaml({ systems, teams }: Proposals): Generator<string> {
  yield comment(
    'Proposed by holdpoint catalog infer. Nothing here is in force: read it, correct it, and',
  );
  yield comment('copy what is true into catalog.yaml.');
  yield 'version: 1';
  if (teams.length > 0) {
    yield 'teams:';
    for (const { id, name } of teams) yield `  - { id: ${scalar(id)}, name: ${scalar(name)} }`;
  }
  if (systems.length === 0) return;
  yield 'systems:';
  for (const proposal of systems) yield* systemYaml(proposal);
}

function* systemYaml(proposal: SystemProposal): Generator<string> {
  const { id, isNew, system, tier, owners, aliases, dependsOn } = proposal;
  yield isNew ? `  - id: ${scalar(id)} # not in the catalog yet` : `  - id: ${scalar(id)}`;
  if (tier !== null) {
    for (const reason of tier.reasons) yield comment(reason, '    ');
    const before = tier.current === null ? '' : ` # it has ${tier.current}`;
    yield `    tier: ${tier.tier}${before}`;
  }
  if (owners !== null) {
    yield comment(owners.reason, '    ');
    yield `    owners: ${flow(owners.ids)}`;
  }
  if (isNew && system.environments.length > 0)
    yield `    environments: ${flow(system.environments)}`;
  if (isNew && system.paths.length > 0) yield `    paths: ${flow(system.paths)}`;
  if (isNew && system.resources.length > 0) yield `    resources: ${flow(system.resources)}`;
  if (aliases.length > 0) yield `    aliases: ${flow(aliases)}`;
  if (dependsOn.length > 0) yield '    dependsOn:';
  for (const dependency of dependsOn) yield `      - ${dependencyYaml(dependency)}`;
}

function dependencyYaml({ on, source, confidence, via, sightings = [] }: Dependency): string {
  const origin = sightings[0]?.origin;
  const words = [origin, via].filter((word) => word != null).join(': ');
  const parts = [
    `on: ${scalar(on)}`,
    `source: ${source}`,
    `confidence: ${confidence}`,
    ...(words === '' ? [] : [`via: ${scalar(words)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}
