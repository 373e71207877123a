/**
 * Which cluster a command is about: by its options, else by the kubeconfig that it would read. The files
 * are read line by line in their usual layout; what is laid out otherwise is not known.
 */
import { environmentIn, environmentInName } from '../../shared/environment-words.ts';
import type { Invocation, Setting, Word } from '../types.ts';
import type { ShellWorld } from '../world/types.ts';
import { NOT_SAID } from './setting.ts';

/** What the command itself says. Null for what it leaves to the kubeconfig. */
export interface ClusterChoice {
  readonly kubeconfig: Word | null;
  readonly context: Word | null;
  readonly cluster: Word | null;
  readonly server: Word | null;
  readonly namespace: Word | null;
}

export const NO_CHOICE: ClusterChoice = {
  kubeconfig: null,
  context: null,
  cluster: null,
  server: null,
  namespace: null,
};

/** Names and addresses of the cluster that is meant, as far as they are known. */
export interface ClusterNames {
  readonly context: string | null;
  readonly cluster: string | null;
  readonly server: string | null;
  readonly namespace: string | null;
}

interface Kubeconfig {
  readonly current: string | null;
  readonly contexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly clusters: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const LARGEST = 256 * 1024;
const MOST_FILES = 10;

/** `development` for clusters that run on a developer's own machine, by the names their tools give them. */
const LOCAL_NAME =
  /^(?:minikube|docker-desktop|docker-for-desktop|rancher-desktop|orbstack|microk8s(?:-cluster)?|kubernetes-admin@kind|colima(?:-[\w-]+)?|kind-[\w.-]+|k3d-[\w.-]+|crc-(?:admin|developer)|podman-[\w-]+)$/;
const LOCAL_SERVER =
  /^(?:https?:\/\/)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|kubernetes\.docker\.internal|192\.168\.49\.2|api\.crc\.testing)(?::\d+)?(?:\/|$)/;

/** The environment of the cluster, with the names that say so. */
export function clusterSetting(
  choice: ClusterChoice,
  invocation: Invocation,
  world: ShellWorld,
): Setting {
  const open = Object.values(choice).find((word) => word !== null && !word.known);
  if (open !== undefined && open !== choice.namespace)
    return {
      kind: 'unknown',
      name: null,
      evidence: `cluster by ${open?.unknowns.join(', ') ?? ''}`,
    };
  const names = clusterNames(choice, invocation, world);
  const [file, ...more] = choice.context === null ? chosenFiles(choice, invocation) : [];
  return settingOf(names, choice, more.length === 0 ? (file?.split('/').at(-1) ?? null) : null);
}

/** Names by option first, then by the kubeconfig's chosen context. */
export function clusterNames(
  choice: ClusterChoice,
  invocation: Invocation,
  world: ShellWorld,
): ClusterNames {
  const file = merged(filesOf(choice, invocation, world), world);
  const context = choice.context?.text ?? file.current;
  const entry = context === null ? undefined : file.contexts.get(context);
  const cluster = choice.cluster?.text ?? entry?.get('cluster') ?? null;
  const server =
    choice.server?.text ?? (cluster === null ? null : file.clusters.get(cluster)?.get('server'));
  const namespace = choice.namespace?.known === true ? choice.namespace.text : null;
  return {
    context,
    cluster,
    server: server ?? null,
    namespace: namespace ?? entry?.get('namespace') ?? null,
  };
}

/** `file`: name of the only kubeconfig, where the command says which one. */
function settingOf(names: ClusterNames, choice: ClusterChoice, file: string | null): Setting {
  const { context, cluster, server, namespace } = names;
  const parts = [
    file === null ? null : `file ${file}`,
    context === null ? null : `context ${context}`,
    cluster === null || cluster === context ? null : `cluster ${cluster}`,
    server === null ? null : `server ${server}`,
    namespace === null ? null : `namespace ${namespace}`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return NOT_SAID;
  const source = choice.context === null && choice.server === null ? 'kubeconfig: ' : '';
  const evidence = `${source}${parts.join(', ')}`;
  const name = context ?? cluster ?? server ?? namespace ?? file;
  const place = [
    environmentIn(context ?? ''),
    environmentIn(cluster ?? ''),
    environmentInName(server ?? ''),
    environmentInName(file ?? ''),
  ];
  const local =
    [context, cluster].some((text) => text !== null && LOCAL_NAME.test(text)) ||
    (server !== null && LOCAL_SERVER.test(server));
  if (local && !place.some((found) => found?.kind === 'production'))
    return { kind: 'development', name, evidence };
  const said = [...place, environmentIn(namespace ?? '')].filter((found) => found !== null);
  const worst = ['production', 'staging', 'test', 'development'] as const;
  const kind = worst.find((each) => said.some((found) => found.kind === each)) ?? 'unknown';
  return { kind, name, evidence };
}

/** Files by option or variable, as they are written there. */
function chosenFiles({ kubeconfig }: ClusterChoice, { env }: Invocation): readonly string[] {
  if (kubeconfig !== null) return [kubeconfig.text];
  const listed = env('KUBECONFIG');
  return typeof listed === 'string' && listed !== '' ? listed.split(':') : [];
}

function filesOf(
  { kubeconfig }: ClusterChoice,
  { env, cwd, place }: Invocation,
  world: ShellWorld,
): readonly string[] {
  if (place.kind !== 'local') return [];
  const absolute = (path: string): readonly string[] => {
    if (path === '') return [];
    if (path.startsWith('~/') && world.home !== null) return [`${world.home}/${path.slice(2)}`];
    if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return [path];
    return cwd === null ? [] : [`${cwd}/${path.replace(/^(?:\.\/)+/, '')}`];
  };
  if (kubeconfig !== null) return absolute(kubeconfig.text);
  const listed = env('KUBECONFIG');
  if (listed === null) return [];
  if (listed !== undefined && listed !== '')
    return listed
      .split(world.platform === 'windows' ? ';' : ':')
      .slice(0, MOST_FILES)
      .flatMap(absolute);
  return world.home === null ? [] : [`${world.home}/.kube/config`];
}

/** Of several files the first that names something counts. */
function merged(paths: readonly string[], world: ShellWorld): Kubeconfig {
  const contexts = new Map<string, ReadonlyMap<string, string>>();
  const clusters = new Map<string, ReadonlyMap<string, string>>();
  let current: string | null = null;
  for (const path of paths) {
    const look = world.look(path, LARGEST);
    if (look.kind !== 'text') continue;
    const file = readKubeconfig(look.text);
    current ??= file.current;
    for (const [name, entry] of file.contexts) if (!contexts.has(name)) contexts.set(name, entry);
    for (const [name, entry] of file.clusters) if (!clusters.has(name)) clusters.set(name, entry);
  }
  return { current, contexts, clusters };
}

const FIELDS = new Set(['name', 'cluster', 'server', 'namespace']);

/** The few lines of a kubeconfig that say which cluster it is, in block layout. */
export function readKubeconfig(text: string): Kubeconfig {
  const lists = {
    contexts: new Map<string, ReadonlyMap<string, string>>(),
    clusters: new Map<string, ReadonlyMap<string, string>>(),
  };
  let current: string | null = null;
  let list: keyof typeof lists | null = null;
  let entry = new Map<string, string>();
  const close = (): void => {
    const name = entry.get('name');
    if (list !== null && name !== undefined && !lists[list].has(name)) lists[list].set(name, entry);
    entry = new Map();
  };
  for (const line of text.split('\n')) {
    if (line.length > 2000) continue;
    const found = /^(\s*)(- )?\s*([\w-]+):(?:\s+(.*))?$/.exec(line.trimEnd());
    if (found === null) continue;
    const [, indent = '', dash, key = '', rest = ''] = found;
    const value = scalar(rest);
    if (indent === '' && dash === undefined) {
      close();
      list = key === 'contexts' || key === 'clusters' ? key : null;
      if (key === 'current-context' && value !== '') current = value;
      continue;
    }
    if (dash !== undefined && list !== null && isEntry(indent)) close();
    const ofExtension = key === 'name' && indent.length > 4;
    if (FIELDS.has(key) && value !== '' && !ofExtension) entry.set(key, value);
  }
  close();
  return { current, ...lists };
}

/** Lists of a kubeconfig are indented by nothing or by two spaces; deeper ones are extensions. */
function isEntry(indent: string): boolean {
  return indent.length <= 2;
}

function scalar(text: string): string {
  const plain = text.trim();
  const quoted = /^(?:"([^"]*)"|'([^']*)')/.exec(plain);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  const comment = plain.indexOf(' #');
  return comment === -1 ? plain : plain.slice(0, comment).trim();
}
