import { THIS_MACHINE } from '../../../environment/setting.ts';
import { doingsOf } from '../../apply.ts';
import type { Act, Tool } from '../../types.ts';
import { KUBECTL_OPTIONS, settingBy } from '../setting.ts';
import { applies } from './apply.ts';
import { CHANGES } from './change.ts';
import { deletes } from './delete.ts';
import { gets } from './look.ts';
import { OPENSHIFT } from './openshift.ts';
import { patches } from './patch.ts';

const SECRETS_SHOWN = {
  verb: 'read',
  type: 'credential',
  reversibility: 'reversible',
  data: 'none',
  traits: ['credential-read'],
  why: 'Keys and tokens of clusters are printed.',
} as const;

const ACTS: readonly Act[] = [
  { words: 'delete', does: deletes },
  { words: 'apply view-last-applied|edit-last-applied|set-last-applied', does: 'harmless' },
  {
    words: 'create token',
    does: [{ ...SECRETS_SHOWN, targets: { operands: 0, most: 1 } }],
  },
  { words: 'create|replace', with: ['-f', '--filename', '-k', '--kustomize'], does: applies },
  { words: 'apply', does: applies },
  {
    words: 'replace|create',
    with: ['--raw'],
    does: [
      {
        verb: 'update',
        type: 'kubernetes-object',
        targets: { option: ['--raw'] },
        reversibility: 'costly',
        data: 'unknown',
        why: 'A request is sent as it is, past the usual checks of kubectl.',
      },
    ],
  },
  { words: 'patch', does: patches },
  {
    words: 'cp',
    does: (call) => ({
      doings: call.operands.slice(2, 3).flatMap(({ text }) =>
        text.includes(':')
          ? [
              {
                verb: 'update' as const,
                type: 'pod',
                address: text,
                provider: 'kubernetes',
                reversibility: 'reversible' as const,
                data: 'none' as const,
                why: 'Files are written into a pod; they are gone when it is started anew.',
              },
            ]
          : [],
      ),
    }),
  },
  { words: 'get', does: gets },
  {
    words: 'view-secret|modify-secret',
    does: [{ ...SECRETS_SHOWN, type: 'secret', targets: { operands: 0 } }],
  },
  {
    words: 'config view',
    with: ['--raw'],
    does: [{ ...SECRETS_SHOWN, targets: { text: 'kubeconfig' } }],
  },
  {
    words: 'config delete-context|delete-cluster|delete-user|unset',
    does: (call) => ({
      doings: call.operands.slice(2).map(({ text }) => ({
        verb: 'forget',
        type: 'kubeconfig',
        address: text,
        provider: 'kubernetes',
        reversibility: 'costly',
        data: 'none',
        why: 'Only this machine’s way to the cluster is dropped; it has to be fetched again.',
        setting: THIS_MACHINE,
      })),
    }),
  },
  { words: 'config', does: 'harmless' },
  ...OPENSHIFT,
  ...CHANGES,
  {
    words: 'auth reconcile',
    does: [
      {
        verb: 'grant',
        type: 'clusterrole',
        targets: { option: ['-f', '--filename'] },
        reversibility: 'reversible',
        data: 'none',
        traits: ['permission-widened', 'identity'],
        why: 'Roles and bindings are made as the file says.',
      },
    ],
  },
  {
    words:
      'describe|logs|explain|diff|top|auth|api-resources|api-versions|cluster-info|version|wait|events|completion|options|plugin|krew|port-forward|proxy|attach|exec|kustomize|alpha|kuberc|convert|neat|tree|ctx|ns|stern|lineage|who-can|access-matrix|df-pv|images|outdated|score|whoami|sniff|trace|rsh',
    does: 'harmless',
  },
];

/** `--dry-run`, `--dry-run=client` and `=server` ask only; `=none` does not. */
function unlessDry({ does, ...act }: Act): Act {
  if (does === 'harmless') return { ...act, does };
  return {
    ...act,
    does: (call, context) => {
      const dry = call.value('--dry-run')?.text;
      if (call.has('--dry-run') && dry !== 'none' && dry !== 'false') return {};
      if (typeof does === 'function') return does(call, context);
      return {
        doings: does.flatMap((effect) => doingsOf({ provider: 'kubernetes' }, effect, call)),
      };
    },
  };
}

export const kubectlTool: Tool = {
  id: 'kubectl',
  programs: ['kubectl', 'oc', 'kubecolor', 'microk8s.kubectl'],
  provider: 'kubernetes',
  valued:
    `--context --kubeconfig --cluster --server -s --namespace -n --user --token --as --as-group
    --request-timeout --tls-server-name --cache-dir --certificate-authority --client-key
    --client-certificate -v --v -o --output -l --selector --field-selector -f --filename -k
    --kustomize -p --patch --patch-file --type --grace-period --timeout --replicas
    --current-replicas --raw -c --container --sort-by --template --image --overrides --from-literal
    --from-file --from-env-file --clusterrole --role --user --group --serviceaccount --port
    --target-port --to-revision --revision --field-manager --for --since --tail --prune-allowlist
    --subresource --resource-version --restart --env --limits --requests --pod-selector --min --max
    --cpu-percent --address`.split(/\s+/),
  harmlessWith: ['-h'],
  acts: ACTS.map(unlessDry),
  setting: settingBy(KUBECTL_OPTIONS),
  otherwise: 'unknown',
};
