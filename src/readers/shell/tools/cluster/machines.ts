import type { Act, ActEffect, Tool } from '../types.ts';
import { KUBECTL_OPTIONS, settingBy, settingByNames } from './setting.ts';

const CLUSTER: ActEffect = {
  verb: 'delete',
  type: 'cluster',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['contents-destroyed', 'downtime'],
  why: 'The cluster goes with everything that runs on it and lies in it.',
  safer: ['take a backup of its state first'],
};

const NODES: ActEffect = {
  ...CLUSTER,
  type: 'nodegroup',
  reversibility: 'costly',
  data: 'none',
  traits: ['downtime'],
  why: 'What runs on these machines has to find room elsewhere.',
  safer: ['drain them first'],
};

const CHANGED: ActEffect = {
  ...CLUSTER,
  verb: 'update',
  reversibility: 'reversible',
  data: 'none',
  traits: [],
  why: 'The cluster is changed in a way that can be set back.',
  safer: [],
};

const tool = (
  id: string,
  programs: string,
  valued: string,
  acts: readonly Act[],
  more: Partial<Tool> = {},
): Tool => ({
  id,
  programs: programs.split(' '),
  provider: 'kubernetes',
  valued: valued.split(' '),
  harmlessWith: ['--dry-run', '-h'],
  acts,
  otherwise: 'harmless',
  ...more,
});

const BY_CLUSTER = settingByNames(
  '--name',
  '-n',
  '--cluster',
  '--context',
  '--profile',
  '--region',
);
const BY_KUBECONFIG = settingBy(KUBECTL_OPTIONS);

/** Programs that make, reset or take apart whole clusters and their parts. */
export const clusterMachineTools: readonly Tool[] = [
  tool('kubeadm', 'kubeadm', '--config --kubeconfig --cri-socket', [
    { words: 'reset', does: [{ ...CLUSTER, type: 'node', targets: { text: 'this node' } }] },
    { words: 'token delete', does: [{ ...CHANGED, targets: { operands: 0 } }] },
    { words: 'init|join|upgrade', does: [{ ...CHANGED, targets: { text: 'this node' } }] },
  ]),
  tool(
    'etcdctl',
    'etcdctl',
    '--endpoints --cacert --cert --key --user --data-dir --lease',
    [
      {
        words: 'del',
        with: ['--prefix', '--from-key'],
        does: [
          {
            ...CLUSTER,
            type: 'etcd-key',
            traits: ['bulk'],
            why: 'All keys from there on are deleted; etcd keeps no copy.',
            safer: ['`etcdctl snapshot save` first'],
          },
        ],
      },
      {
        words: 'del|rm|rmdir',
        does: [
          {
            ...CLUSTER,
            type: 'etcd-key',
            traits: [],
            why: 'The key is deleted; etcd keeps no copy.',
          },
        ],
      },
      { words: 'member remove', does: [NODES] },
      { words: 'snapshot restore', does: [{ ...NODES, verb: 'update' }] },
      {
        words: 'compact|defrag',
        does: [{ ...CHANGED, reversibility: 'costly', targets: { text: 'etcd' } }],
      },
      { words: 'user|role delete', does: [{ ...NODES, type: 'etcd-user', traits: ['identity'] }] },
      { words: 'put|txn', does: [CHANGED] },
    ],
    { setting: settingByNames('--endpoints') },
  ),
  tool(
    'eksctl',
    'eksctl',
    '--name -n --cluster --region -r --profile -p -f --config-file --namespace',
    [
      {
        words: 'delete cluster',
        does: [{ ...CLUSTER, targets: { option: ['--name', '-n', '-f', '--config-file'] } }],
      },
      {
        words: 'delete nodegroup|fargateprofile|addon',
        does: [{ ...NODES, targets: { option: ['--name', '-n'] } }],
      },
      {
        words: 'delete',
        does: [{ ...NODES, type: 'eks-object', targets: { option: ['--name', '-n'] } }],
      },
      { words: 'scale nodegroup', does: [{ ...CHANGED, targets: { option: ['--name', '-n'] } }] },
      { words: 'drain', does: [{ ...NODES, targets: { option: ['--name', '-n'] } }] },
      {
        words: 'create|upgrade|update',
        does: [{ ...CHANGED, targets: { option: ['--name', '-n', '--cluster'] } }],
      },
    ],
    { setting: BY_CLUSTER },
  ),
  tool(
    'kops',
    'kops',
    '--name --state',
    [
      {
        words: 'delete cluster',
        with: ['--yes', '-y'],
        does: [{ ...CLUSTER, targets: { option: ['--name'] } }],
      },
      { words: 'delete', with: ['--yes', '-y'], does: [{ ...NODES, targets: { operands: 1 } }] },
      { words: 'delete cluster', does: 'harmless' },
      { words: 'delete', does: [{ ...NODES, targets: { operands: 1 } }] },
      {
        words: 'rolling-update|update|replace',
        with: ['--yes', '-y'],
        does: [{ ...NODES, verb: 'update', targets: { option: ['--name'] } }],
      },
    ],
    { setting: BY_CLUSTER },
  ),
  tool(
    'talosctl',
    'talosctl',
    '-n --nodes -e --endpoints --context --talosconfig -c --cluster --name -f --file',
    [
      {
        words: 'reset',
        does: [{ ...CLUSTER, type: 'node', targets: { option: ['-n', '--nodes'] } }],
      },
      {
        words: 'cluster destroy',
        does: [{ ...NODES, type: 'local-cluster', targets: { option: ['--name'] }, traits: [] }],
      },
      { words: 'etcd remove-member|leave|forfeit-leadership', does: [NODES] },
      {
        words: 'shutdown|reboot|upgrade|upgrade-k8s|apply-config|apply',
        does: [{ ...NODES, verb: 'update', targets: { option: ['-n', '--nodes'] } }],
      },
    ],
    { setting: settingByNames('-n', '--nodes', '--context', '-e') },
  ),
  tool(
    'rancher',
    'rancher',
    '--context -c',
    [
      { words: 'cluster|clusters delete|rm', does: [CLUSTER] },
      { words: 'namespace|namespaces|project|projects delete|rm', does: [CLUSTER] },
      { words: 'app|apps delete|rm', does: [{ ...NODES, type: 'helm_release' }] },
      { words: 'delete|rm', does: [NODES] },
    ],
    { setting: settingByNames('--context', '-c') },
  ),
  tool(
    'clusterctl',
    'clusterctl',
    '--kubeconfig --kubeconfig-context -n --namespace',
    [
      { words: 'delete', with: ['--all', '--include-crd', '--include-namespace'], does: [CLUSTER] },
      { words: 'delete', does: [NODES] },
      { words: 'move', does: [NODES] },
    ],
    { setting: settingBy({ ...KUBECTL_OPTIONS, context: ['--kubeconfig-context'] }) },
  ),
  tool(
    'istioctl',
    'istioctl linkerd cilium',
    '--context --kubeconfig -n --namespace -f --filename -r --revision',
    [
      {
        words: 'uninstall',
        does: [
          {
            ...NODES,
            type: 'mesh',
            targets: { text: 'service mesh' },
            traits: ['downtime', 'protection-removed'],
            why: 'The mesh stops routing and encrypting traffic.',
            safer: [],
          },
        ],
      },
      {
        words: 'x|experimental uninstall',
        does: [
          {
            ...NODES,
            type: 'mesh',
            targets: { text: 'service mesh' },
            traits: ['downtime', 'protection-removed'],
            why: 'The mesh stops routing and encrypting traffic.',
            safer: [],
          },
        ],
      },
      { words: 'uninject|install|upgrade|hubble', does: 'harmless' },
    ],
    { setting: BY_KUBECONFIG },
  ),
  tool(
    'kubectx',
    'kubectx kubens k9s stern kustomize kubeval kubeconform kube-linter kube-score kubent popeye kubetail kubie kube-capacity',
    '--context -n --namespace',
    [],
    {
      otherwise: 'harmless',
    },
  ),
];
