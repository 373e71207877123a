import type { Act, ActEffect, Tool } from '../types.ts';
import { settingBy } from './setting.ts';

const UNINSTALLED: ActEffect = {
  verb: 'delete',
  type: 'helm_release',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'unknown',
  traits: ['contents-destroyed', 'downtime'],
  why: 'Everything of the release goes; claims of stateful sets stay, other volumes and secrets do not.',
  safer: ['look first: `--dry-run`', 'keep what holds data with `helm.sh/resource-policy: keep`'],
};

const UPGRADED: ActEffect = {
  verb: 'update',
  type: 'helm_release',
  targets: { operands: 0, most: 1 },
  reversibility: 'reversible',
  data: 'none',
  why: 'The release is changed to another revision; the one before is kept for a rollback.',
  safer: ['look first: `helm diff upgrade` or `--dry-run`'],
};

const HELM: readonly Act[] = [
  { words: 'uninstall|delete|del|un', does: [UNINSTALLED] },
  {
    words: 'upgrade',
    with: ['--force', '--reset-values', '--force-replace'],
    does: [
      {
        ...UPGRADED,
        reversibility: 'costly',
        traits: ['downtime'],
        why: 'Objects may be deleted and made again, or settings of earlier upgrades are dropped.',
        safer: ['use `--reuse-values`, and leave `--force` off'],
      },
    ],
  },
  { words: 'upgrade|install', does: [UPGRADED] },
  { words: 'rollback', with: ['--force'], does: [{ ...UPGRADED, reversibility: 'costly' }] },
  { words: 'rollback', does: [UPGRADED] },
  {
    words: 'get values|all|manifest|hooks|notes|metadata',
    does: 'harmless',
  },
  {
    words:
      'template|lint|list|ls|status|history|get|show|search|repo|dependency|dep|package|pull|fetch|create|version|env|completion|plugin|registry|verify|diff|test|inspect|secrets',
    does: 'harmless',
  },
  {
    words: 'push',
    does: [
      {
        verb: 'update',
        type: 'helm-chart',
        targets: { operands: 0 },
        reversibility: 'reversible',
        data: 'none',
        why: 'A version of a chart is put into a registry.',
      },
    ],
  },
];

const FILES: readonly Act[] = [
  {
    words: 'destroy|delete',
    does: [{ ...UNINSTALLED, targets: { option: ['-l', '--selector', '-f', '--file'] } }],
  },
  {
    words: 'sync|apply',
    does: [{ ...UPGRADED, targets: { option: ['-l', '--selector', '-f', '--file'] } }],
  },
  {
    words:
      'diff|template|lint|list|status|build|deps|fetch|repos|test|write-values|version|show-dag|init|cache|completion|print-env',
    does: 'harmless',
  },
];

export const helmTools: readonly Tool[] = [
  {
    id: 'helm',
    programs: ['helm', 'helm3'],
    provider: 'helm',
    valued:
      '--kube-context --kubeconfig --kube-apiserver -n --namespace -f --values --set --set-string --set-file --set-json --version --timeout --repo --history-max -o --output --description --post-renderer -l --selector'.split(
        ' ',
      ),
    harmlessWith: ['--dry-run', '-h'],
    acts: HELM,
    setting: settingBy({
      context: ['--kube-context'],
      kubeconfig: ['--kubeconfig'],
      cluster: [],
      server: ['--kube-apiserver'],
      namespace: ['-n', '--namespace'],
      variables: {
        context: 'HELM_KUBECONTEXT',
        namespace: 'HELM_NAMESPACE',
        server: 'HELM_KUBEAPISERVER',
      },
    }),
    otherwise: 'unknown',
  },
  {
    id: 'helmfile',
    programs: ['helmfile'],
    provider: 'helm',
    valued:
      '-e --environment -f --file --kube-context -n --namespace -l --selector --set --state-values-set --args --concurrency'.split(
        ' ',
      ),
    harmlessWith: ['--dry-run', '-h'],
    acts: FILES,
    setting: settingBy({
      context: ['--kube-context', '-e', '--environment'],
      kubeconfig: ['--kubeconfig'],
      cluster: [],
      server: [],
      namespace: ['-n', '--namespace'],
      variables: { context: 'HELMFILE_ENVIRONMENT' },
    }),
    otherwise: 'unknown',
  },
];
