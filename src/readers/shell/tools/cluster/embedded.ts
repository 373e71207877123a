import { DATA_LOST, LOCAL_CLUSTER } from './local-cluster.ts';
import { applyTool } from '../apply.ts';
import type { ToolReading, Word } from '../../types.ts';
import type { Act, Call, Tool, ToolContext } from '../types.ts';
import { helmTools } from './helm.ts';
import { kubectlTool } from './kubectl/tool.ts';

/** `k3s kubectl …`: the rest is read as a call of its own. */
function embedded(call: Call, context: ToolContext): Promise<ToolReading> {
  const { invocation } = call;
  const at = invocation.args.findIndex(({ text }) => /^(?:kubectl|helm|helm3)$/.test(text));
  const name = invocation.args[at]?.text;
  const rest = invocation.args.slice(at + 1);
  const own = rest[0]?.text === '--' ? rest.slice(1) : rest;
  const args = invocation.program === 'minikube' ? [contextOf(call), ...own] : own;
  const tool = name === 'kubectl' ? kubectlTool : (helmTools[0] ?? kubectlTool);
  return applyTool(tool, { ...invocation, program: name ?? 'kubectl', args }, context);
}

/** The context is named as the profile is. */
function contextOf(call: Call): Word {
  const profile = call.value('-p', '--profile')?.text ?? 'minikube';
  return { text: `--context=${profile}`, known: true, glob: false, unknowns: [] };
}

const EMBEDDED: Act = { words: 'kubectl|helm|helm3', does: embedded };

const tool = (id: string, programs: string, valued: string, acts: readonly Act[]): Tool => ({
  id,
  programs: programs.split(' '),
  provider: 'kubernetes',
  valued: valued.split(' '),
  harmlessWith: ['-h'],
  acts,
  otherwise: 'harmless',
});

/** Clusters that run on one machine, mostly a developer's. */
export const embeddedTools: readonly Tool[] = [
  tool('minikube', 'minikube', '-p --profile', [
    EMBEDDED,
    { words: 'delete', does: [{ ...LOCAL_CLUSTER, targets: { option: ['-p', '--profile'] } }] },
  ]),
  tool('kind', 'kind', '--name -n --kubeconfig', [
    {
      words: 'delete cluster|clusters',
      does: [{ ...LOCAL_CLUSTER, targets: { option: ['--name', '-n'] } }],
    },
  ]),
  tool('k3d', 'k3d', '-c --config', [
    { words: 'cluster delete|rm|del', does: [LOCAL_CLUSTER] },
    { words: 'registry delete', does: [LOCAL_CLUSTER] },
  ]),
  tool('microk8s', 'microk8s', '-n', [
    EMBEDDED,
    { words: 'reset', does: [DATA_LOST] },
    { words: 'disable', does: [LOCAL_CLUSTER] },
  ]),
  tool('k3s', 'k3s rke2 k0s', '--data-dir -c --config', [
    EMBEDDED,
    { words: 'reset', does: [DATA_LOST] },
    {
      words: 'etcd-snapshot delete|prune',
      does: [{ ...DATA_LOST, type: 'backup', traits: ['backup'], targets: { operands: 0 } }],
    },
  ]),
  tool('k3s-uninstall', 'k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh', '-n', [
    { words: '', does: [DATA_LOST] },
  ]),
];
