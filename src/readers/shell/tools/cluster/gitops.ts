import type { Act, ActEffect, Tool } from '../types.ts';
import { settingBy } from './setting.ts';

const APP: ActEffect = {
  verb: 'delete',
  type: 'argocd_application',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'unknown',
  traits: ['contents-destroyed', 'downtime'],
  why: 'Everything that the application manages goes with it, volumes included.',
  safer: ['`--cascade=false` to keep what it manages'],
};

const SYNCED: ActEffect = {
  verb: 'update',
  type: 'argocd_application',
  targets: { operands: 0 },
  reversibility: 'reversible',
  data: 'none',
  why: 'The cluster is brought to what git says.',
};

const ARGOCD: readonly Act[] = [
  { words: 'app delete|rm', does: [APP] },
  { words: 'appset delete', does: [{ ...APP, type: 'argocd_application_set' }] },
  {
    words: 'app sync',
    with: ['--prune', '--force', '--replace'],
    does: [
      {
        ...SYNCED,
        reversibility: 'costly',
        data: 'unknown',
        traits: ['downtime'],
        why: 'What git no longer names is deleted, or objects are deleted and made again.',
        safer: ['look first: `argocd app diff`'],
      },
    ],
  },
  { words: 'app delete-resource', does: [{ ...APP, reversibility: 'costly' }] },
  { words: 'app terminate-op', does: [SYNCED] },
  { words: 'app sync|set|unset|create|patch|rollback|add-source', does: [SYNCED] },
  {
    words: 'proj|project delete',
    does: [{ ...APP, type: 'argocd_project', reversibility: 'costly' }],
  },
  {
    words: 'cluster rm',
    does: [
      {
        ...APP,
        type: 'argocd_cluster',
        reversibility: 'costly',
        traits: ['downtime'],
        why: 'No application reaches this cluster any more.',
      },
    ],
  },
  {
    words: 'repo|repocreds|account|cert|gpg rm|delete|delete-token',
    does: [
      {
        ...APP,
        type: 'argocd_repository',
        reversibility: 'costly',
        data: 'none',
        traits: [],
        why: 'Applications that use it stop syncing until it is added again.',
      },
    ],
  },
  {
    words: 'account generate-token',
    does: [
      {
        verb: 'read',
        type: 'credential',
        targets: { text: 'argocd token' },
        reversibility: 'reversible',
        data: 'none',
        traits: ['credential-read'],
        why: 'A new token is printed.',
      },
    ],
  },
  {
    words:
      'app|appset|proj|cluster|repo|account|login|logout|version|context|relogin|admin|cert|gpg|completion',
    does: 'harmless',
  },
];

const FLUX_OBJECT: ActEffect = {
  verb: 'delete',
  type: 'flux-object',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'unknown',
  traits: ['contents-destroyed'],
  why: 'With pruning switched on everything that it manages goes along.',
  safer: ['`flux suspend` first'],
};

const FLUX: readonly Act[] = [
  { words: 'delete', does: [{ ...FLUX_OBJECT, reversibility: 'irreversible' }] },
  {
    words: 'uninstall',
    does: [
      {
        ...FLUX_OBJECT,
        targets: { text: 'flux' },
        why: 'The controllers and their objects go; what they deployed stays but is no longer kept up.',
      },
    ],
  },
  {
    words: 'suspend|resume|reconcile|create|install|bootstrap',
    does: [
      {
        ...FLUX_OBJECT,
        verb: 'update',
        reversibility: 'reversible',
        data: 'none',
        traits: [],
        why: 'It can be set back.',
      },
    ],
  },
  {
    words:
      'get|diff|build|check|export|logs|stats|trace|tree|events|version|list|pull|tag|envsubst|completion|debug|migrate|push',
    does: 'harmless',
  },
];

const BACKUP: ActEffect = {
  verb: 'delete',
  type: 'backup',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['backup'],
  why: 'The way back that the backup kept open is gone with it.',
  safer: ['let it end by its own retention'],
};

const VELERO: readonly Act[] = [
  { words: 'backup|restore|schedule|backup-location|snapshot-location delete', does: [BACKUP] },
  { words: 'delete', does: [{ ...BACKUP, targets: { operands: 1 } }] },
  {
    words: 'uninstall',
    does: [{ ...BACKUP, targets: { text: 'velero' }, reversibility: 'costly', data: 'none' }],
  },
  {
    words: 'restore|create create|restore',
    does: [
      {
        ...BACKUP,
        verb: 'update',
        reversibility: 'costly',
        data: 'unknown',
        why: 'Objects of a backup are written into the cluster.',
      },
    ],
  },
];

const valued = (list: string) => list.split(' ');

/** Programs that keep a cluster as git says, or as a backup says. */
export const gitopsTools: readonly Tool[] = [
  {
    id: 'argocd',
    programs: ['argocd'],
    provider: 'argocd',
    valued: valued(
      '--server --argocd-context --kube-context --auth-token --config -o --output -l --selector --project -N --app-namespace --revision --repo --path --dest-server --dest-namespace --timeout --resource -p --propagation-policy --kind --resource-name',
    ),
    harmlessWith: ['--dry-run', '-h'],
    acts: ARGOCD,
    setting: settingBy({
      context: ['--argocd-context', '--kube-context'],
      kubeconfig: [],
      cluster: ['--dest-name'],
      server: ['--server'],
      namespace: ['--dest-namespace'],
      variables: { server: 'ARGOCD_SERVER' },
    }),
    otherwise: 'unknown',
  },
  {
    id: 'flux',
    programs: ['flux'],
    provider: 'flux',
    valued: valued(
      '--context --kubeconfig --cluster --server -n --namespace --timeout --url --branch --path --source',
    ),
    harmlessWith: ['--dry-run', '-h'],
    acts: FLUX,
    setting: settingBy({
      context: ['--context'],
      kubeconfig: ['--kubeconfig'],
      cluster: ['--cluster'],
      server: ['--server'],
      namespace: ['-n', '--namespace'],
    }),
    otherwise: 'unknown',
  },
  {
    id: 'velero',
    programs: ['velero', 'ark'],
    provider: 'velero',
    valued: valued(
      '--kubecontext --kubeconfig -n --namespace -l --selector -o --output --from-backup',
    ),
    harmlessWith: ['-h'],
    acts: VELERO,
    setting: settingBy({
      context: ['--kubecontext'],
      kubeconfig: ['--kubeconfig'],
      cluster: [],
      server: [],
      namespace: ['-n', '--namespace'],
    }),
    otherwise: 'harmless',
  },
];
