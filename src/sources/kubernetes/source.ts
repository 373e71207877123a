import { environmentsInPath, kindOfName } from '../../config/init/environment-words.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { kindOfImage } from '../shared/images.ts';
import { listIn, notThisKind, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';
import { documentsOf } from '../shared/trees.ts';
import type { GraphSource } from '../types.ts';
import { addressesOf } from './addresses.ts';
import type { Addresses } from './addresses.ts';
import { entryOf } from './entries.ts';
import { permittedBy } from './network-policies.ts';
import { objectsOf, workloadOf } from './objects.ts';
import type { KubernetesObject, Workload } from './objects.ts';
import { configMapsOf, settingsOf } from './settings.ts';
import type { Setting } from './settings.ts';

/** Manifests, or `kubectl get all,ingress,configmap,networkpolicy -A -o json`. */
export const kubernetesSource: GraphSource = {
  id: 'kubernetes',
  title: 'Kubernetes manifests or kubectl get -o json',
  recognises: (head, name) =>
    (/\.ya?ml$|\.json$/i.test(name) || /^[^\S\r\n\u2028\u2029]*\{|^apiVersion:/m.test(head)) &&
    /^[^\S\r\n\u2028\u2029]*"?apiVersion"?\s*:/m.test(head) &&
    /^[^\S\r\n\u2028\u2029]*"?kind"?\s*:/m.test(head) &&
    !head.includes('backstage.io/'),
  wants: (path) =>
    /\.ya?ml$/i.test(path) &&
    /(?:^|\/)(?:k8s|kubernetes|kube|manifests|deploy|deployments?|kustomize|overlays|base|argocd|flux|clusters?|apps)\//i.test(
      path,
    ),
  skipsUnreadable: true,
  read(input) {
    const facts = new FactsBuilder('kubernetes', input);
    const objects = input.files.flatMap((file) =>
      documentsOf(file).flatMap(({ value }) => objectsOf(value, file.path)),
    );
    const [first] = input.files;
    if (objects.length === 0 && first !== undefined)
      notThisKind(first, 'object with kind and name');
    const workloads = objects.flatMap((object) => workloadOf(object) ?? []);
    for (const workload of workloads) addWorkload(workload, facts);
    const addresses = addressesOf(objects, workloads);
    addExternalNames(objects, facts);
    addEntries(objects, addresses, facts);
    addSettings(objects, workloads, addresses, facts);
    for (const policy of objects) {
      for (const { from, to } of permittedBy(policy, workloads)) {
        const via = `NetworkPolicy ${policy.name} lets it through`;
        facts.edge({ from, to, source: 'inferred', confidence: CONFIDENCE.permitted, via });
      }
    }
    return facts.build();
  },
};

function addWorkload(
  { system, kind, name, namespace, pod, file }: Workload,
  facts: FactsBuilder,
): void {
  const place = namespace === null ? [] : [namespace];
  const [container] = listIn(pod, 'containers');
  facts.system(system, kindOfImage(textIn(container, 'image')), `${kind} ${name} in ${file}`, {
    environments: [
      ...environmentsInPath(file),
      ...place.filter((word) => kindOfName(word) !== null),
    ],
    resources: [name],
  });
}

/** A Service of type ExternalName is another name for what lies outside. */
function addExternalNames(objects: readonly KubernetesObject[], facts: FactsBuilder): void {
  for (const { kind, name, namespace, spec } of objects) {
    const outside = kind === 'Service' ? textIn(spec, 'externalName') : null;
    if (outside === null) continue;
    const from = inNamespace(name, namespace);
    facts.system(from, 'external', `Service ${name} of type ExternalName`);
    facts.system(outside, 'external', `Service ${name} leads there`);
    facts.edge({
      from,
      to: outside,
      source: 'declared',
      confidence: CONFIDENCE.wired,
      via: 'ExternalName',
    });
  }
}

function addEntries(
  objects: readonly KubernetesObject[],
  addresses: Addresses,
  facts: FactsBuilder,
): void {
  for (const object of objects) {
    const entry = entryOf(object);
    if (entry === null) continue;
    const via = `${object.kind} ${object.name}`;
    for (const from of entry.names) {
      facts.system(from, 'entry', `${via} in ${object.file}`);
      for (const { name, namespace } of entry.services) {
        const found = addresses.systemsAt(name, namespace);
        for (const to of found.length > 0 ? found : [inNamespace(name, namespace)]) {
          facts.edge({ from, to, source: 'declared', confidence: CONFIDENCE.wired, via });
        }
      }
    }
  }
}

function addSettings(
  objects: readonly KubernetesObject[],
  workloads: readonly Workload[],
  addresses: Addresses,
  facts: FactsBuilder,
): void {
  const maps = configMapsOf(objects);
  for (const workload of workloads) {
    for (const setting of settingsOf(workload, maps)) {
      const { host, where } = setting;
      for (const to of targetsOf(setting, workload, addresses)) {
        facts.edge({
          from: workload.system,
          to,
          source: 'inferred',
          confidence: CONFIDENCE.setting,
          via: `${where} names ${host}`,
        });
      }
    }
  }
}

/** What is not among these objects may lie in another repository, where its name says that it is a Service. */
function targetsOf(
  { host, called }: Setting,
  { namespace }: Workload,
  addresses: Addresses,
): readonly string[] {
  const found = addresses.systemsAt(host, namespace);
  if (found.length > 0) return found;
  if (/^[^.]+\.[^.]+\.svc(?:\.|$)/.test(host)) return [host];
  return called && !host.includes('.') ? [inNamespace(host, namespace)] : [];
}
