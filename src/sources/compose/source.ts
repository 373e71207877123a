import { dependenciesOf, isComposeFile } from '../../config/init/compose.ts';
import { isObject, member, membersOf, textsOf } from '../../config/plain-data.ts';
import { mapAt } from '../../readers/shared/tree/look.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { bareHost, hostsIn } from '../shared/hosts.ts';
import { kindOfImage } from '../shared/images.ts';
import { notThisKind } from '../shared/json.ts';
import { documentsOf } from '../shared/trees.ts';
import type { Placed } from '../shared/trees.ts';
import type { GraphSource } from '../types.ts';

/** Compose files: what services say they depend on, and whom their settings name. */
export const composeSource: GraphSource = {
  id: 'compose',
  title: 'compose file',
  recognises: (head, name) =>
    isComposeFile(name) ||
    (/^services:\s*$/m.test(head) && /^[^\S\r\n\u2028\u2029]+(?:image|build):/m.test(head)),
  wants: isComposeFile,
  skipsUnreadable: true,
  read(input) {
    const facts = new FactsBuilder('compose', input);
    const documents = input.files.flatMap((file) => {
      const [document] = documentsOf(file);
      if (document === undefined || !isObject(member(document.value, 'services'))) {
        notThisKind(file, 'map "services"');
      }
      return [document];
    });
    const services = documents.flatMap((document) =>
      membersOf(member(document.value, 'services')).map(([name, service]) => ({
        document,
        name,
        service,
      })),
    );
    for (const { document, name, service } of services) {
      const why = `services.${name} (${document.file}:${lineOf(document, name)})`;
      facts.system(name, kindOfImage(member(service, 'image')), why);
    }
    const names = namesOf(services);
    for (const { document, name, service } of services) {
      for (const on of dependenciesOf(service)) {
        const to = names.get(on);
        if (to === undefined) continue;
        const via = `depends_on in ${document.file}`;
        facts.edge({ from: name, to, source: 'declared', confidence: CONFIDENCE.written, via });
      }
      for (const [key, value] of settingsOf(service)) {
        for (const to of hostsOf(key, value, names)) {
          const via = `environment ${key} in ${document.file}`;
          facts.edge({ from: name, to, source: 'inferred', confidence: CONFIDENCE.setting, via });
        }
      }
    }
    return facts.build();
  },
};

/** Services by every name they answer to on the project's networks. */
function namesOf(
  services: readonly { readonly name: string; readonly service: unknown }[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, service } of services) {
    const others = [
      member(service, 'container_name'),
      member(service, 'hostname'),
      ...membersOf(member(service, 'networks')).flatMap(([, one]) =>
        textsOf(member(one, 'aliases')),
      ),
    ];
    for (const other of others) {
      if (typeof other === 'string' && !names.has(other)) names.set(other.toLowerCase(), name);
    }
  }
  for (const { name } of services) names.set(name, name).set(name.toLowerCase(), name);
  return names;
}

function hostsOf(
  key: string,
  value: string,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const hosts = [...hostsIn(value).map(({ host }) => host), bareHost(key, value)];
  return hosts.flatMap((host) => (host === null ? [] : (names.get(host) ?? [])));
}

/** `environment` as a map or as a list of `KEY=value`. */
function settingsOf(service: unknown): readonly (readonly [string, string])[] {
  const environment = member(service, 'environment');
  if (!Array.isArray(environment)) {
    return membersOf(environment).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    );
  }
  return textsOf(environment).map((line) => {
    const mark = line.indexOf('=');
    return mark === -1 ? [line, ''] : [line.slice(0, mark), line.slice(mark + 1)];
  });
}

function lineOf({ tree }: Placed, name: string): number {
  return mapAt(tree, 'services', name)?.line ?? 1;
}
