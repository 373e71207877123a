import { isObject, member } from '../../config/plain-data.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { jsonOf, notThisKind } from '../shared/json.ts';
import type { GraphSource, SourceFile } from '../types.ts';
import { referencesIn } from './configuration.ts';
import type { Reference } from './configuration.ts';
import { modulesIn, resourcesOfState, resourcesOfValues } from './resources.ts';
import type { FoundResource } from './resources.ts';

/**
 * States and plans of Terraform and OpenTofu. A system is what resources are tagged with, or else their
 * outermost module; what has neither belongs to no system here.
 */
export const terraformSource: GraphSource = {
  id: 'terraform',
  title: 'Terraform or OpenTofu state or plan JSON',
  recognises: (head) =>
    /^\s*\{/.test(head) &&
    /"terraform_version"\s*:/.test(head) &&
    /"(?:resources|values|serial|format_version)"\s*:/.test(head),
  read(input) {
    const facts = new FactsBuilder('terraform', input);
    for (const file of input.files) {
      const { resources, references } = contentOf(file);
      const systems = new Map<string, string>();
      for (const resource of resources) {
        const system = resource.tag ?? resource.modules[0] ?? null;
        if (system === null) continue;
        systems.set(resource.address, system);
        const claim = resource.tag === null ? `module.${system}.*` : resource.address;
        const why =
          resource.tag === null ? `module ${system}` : `${resource.address} is tagged with it`;
        facts.system(system, 'service', `${why} (${file.path})`, { resources: [claim] });
      }
      for (const { from, to } of references) {
        const [one, other] = [systemAt(from, systems), systemAt(to, systems)];
        if (one === null || other === null || one === other) continue;
        const via = `${from} refers to ${to}`;
        facts.edge({
          from: one,
          to: other,
          source: 'inferred',
          confidence: CONFIDENCE.reference,
          via,
        });
      }
    }
    return facts.build();
  },
};

interface Content {
  readonly resources: readonly FoundResource[];
  readonly references: readonly Reference[];
}

function contentOf(file: SourceFile): Content {
  const whole = jsonOf(file);
  const values =
    member(whole, 'values', 'root_module') ?? member(whole, 'planned_values', 'root_module');
  const isState = Array.isArray(member(whole, 'resources'));
  if (!isState && !isObject(values) && !isObject(member(whole, 'configuration'))) {
    notThisKind(file, 'state or plan');
  }
  const resources = [...(isState ? resourcesOfState(whole) : resourcesOfValues(values))];
  const configured = [...referencesIn(member(whole, 'configuration', 'root_module'))];
  const own = resources.flatMap(({ address, references }) =>
    references.map((to) => ({ from: address, to })),
  );
  return { resources, references: [...own, ...configured] };
}

/** Of a resource by its address; of a module's output or input by the module. */
function systemAt(address: string, systems: ReadonlyMap<string, string>): string | null {
  return systems.get(address) ?? modulesIn(address)[0] ?? null;
}
