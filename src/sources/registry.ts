/**
 * Every graph source, in the order in which they are asked. A source's code is loaded only when the cheap
 * look at the head says that it may be met. Adding a source is adding an entry.
 */
import type { GraphSource } from './types.ts';

export interface SourceEntry {
  readonly id: string;
  /** True when loading the source to ask it is worth while. Errs on the side of true. */
  readonly mayRecognise: (head: string, name: string) => boolean;
  /** True where it reads folders, too. */
  readonly folders?: true;
  readonly load: () => Promise<GraphSource>;
}

const isJson = (head: string) => /^\s*[[{]/.test(head);
const isYaml = (_: string, name: string) => /\.ya?ml$/i.test(name);

export const SOURCES: readonly SourceEntry[] = [
  {
    id: 'jaeger',
    mayRecognise: isJson,
    load: async () => (await import('./jaeger/source.ts')).jaegerSource,
  },
  {
    id: 'opentelemetry',
    mayRecognise: isJson,
    load: async () => (await import('./opentelemetry/source.ts')).opentelemetrySource,
  },
  {
    id: 'zipkin',
    mayRecognise: isJson,
    load: async () => (await import('./zipkin/source.ts')).zipkinSource,
  },
  {
    id: 'kiali',
    mayRecognise: isJson,
    load: async () => (await import('./kiali/source.ts')).kialiSource,
  },
  {
    id: 'hubble',
    mayRecognise: isJson,
    load: async () => (await import('./hubble/source.ts')).hubbleSource,
  },
  {
    id: 'linkerd',
    mayRecognise: isJson,
    load: async () => (await import('./linkerd/source.ts')).linkerdSource,
  },
  {
    id: 'prometheus',
    mayRecognise: (head) => /^\s*[#{a-z_]/i.test(head),
    load: async () => (await import('./prometheus/source.ts')).prometheusSource,
  },
  {
    id: 'terraform',
    mayRecognise: isJson,
    load: async () => (await import('./terraform/source.ts')).terraformSource,
  },
  {
    id: 'nx',
    mayRecognise: isJson,
    load: async () => (await import('./nx/source.ts')).nxSource,
  },
  {
    id: 'dependency-cruiser',
    mayRecognise: isJson,
    load: async () => (await import('./dependency-cruiser/source.ts')).dependencyCruiserSource,
  },
  {
    id: 'bazel',
    mayRecognise: (head) => head.includes('digraph'),
    load: async () => (await import('./bazel/source.ts')).bazelSource,
  },
  {
    id: 'dns',
    mayRecognise: () => true,
    folders: true,
    load: async () => (await import('./dns/source.ts')).dnsSource,
  },
  {
    id: 'backstage',
    mayRecognise: (head) => head.includes('backstage.io/'),
    folders: true,
    load: async () => (await import('./backstage/source.ts')).backstageSource,
  },
  {
    id: 'packages',
    mayRecognise: () => false,
    folders: true,
    load: async () => (await import('./packages/source.ts')).packagesSource,
  },
  {
    id: 'compose',
    mayRecognise: isYaml,
    folders: true,
    load: async () => (await import('./compose/source.ts')).composeSource,
  },
  {
    id: 'kubernetes',
    mayRecognise: (head) => head.includes('apiVersion'),
    folders: true,
    load: async () => (await import('./kubernetes/source.ts')).kubernetesSource,
  },
];

export const SOURCE_IDS: readonly string[] = SOURCES.map(({ id }) => id);

/** The first source that recognises the head, or null. Loads no source that cannot. */
export async function findSource(
  head: string,
  name: string,
  entries: readonly SourceEntry[] = SOURCES,
): Promise<GraphSource | null> {
  for (const entry of entries) {
    if (!entry.mayRecognise(head, name)) continue;
    const source = await entry.load();
    if (source.recognises(head, name)) return source;
  }
  return null;
}

/** The source of this id, or null. */
export async function sourceById(id: string): Promise<GraphSource | null> {
  return (await SOURCES.find((entry) => entry.id === id)?.load()) ?? null;
}

/** The sources that read folders. */
export async function folderSources(): Promise<readonly GraphSource[]> {
  return Promise.all(SOURCES.filter(({ folders }) => folders).map(({ load }) => load()));
}
