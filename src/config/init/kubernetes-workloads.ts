import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import { environmentsInPath } from './environment-words.ts';
import { member, parseYaml } from '../plain-data.ts';
import type { RepositoryFiles } from './repository-files.ts';

const LIKELY =
  /(?:^|\/)(?:k8s|kubernetes|kube|manifests|deploy|deployment|deployments|kustomize|overlays|base|argocd|flux)\/.*\.ya?ml$/i;
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout']);
const MOST_FILES = 1000;

/** Workloads in Kubernetes manifests. Templates that are no YAML yet are passed over. */
export async function findWorkloads(files: RepositoryFiles): Promise<SystemClue[]> {
  const found: SystemClue[] = [];
  for (const path of files.paths.filter((file) => LIKELY.test(file)).slice(0, MOST_FILES)) {
    for (const document of parseYaml((await files.read(path)) ?? '')) {
      const kind = member(document, 'kind');
      const name = member(document, 'metadata', 'name');
      if (typeof kind !== 'string' || typeof name !== 'string' || !WORKLOADS.has(kind)) continue;
      found.push({
        name,
        environments: environmentsInPath(posix.dirname(path)),
        paths: [path],
        resources: [name],
        reasons: [`${path} has a ${kind} ${name}`],
      });
    }
  }
  return found;
}
