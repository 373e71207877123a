import type { Act, ActEffect, Tool } from '../types.ts';
import { KUBECTL_OPTIONS, settingBy } from './setting.ts';

const TAKEN_DOWN: ActEffect = {
  verb: 'delete',
  type: 'deployed-application',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'unknown',
  traits: ['contents-destroyed', 'downtime'],
  why: 'Everything that it deployed into the cluster is deleted, claims mostly included.',
  safer: ['look first what it deployed'],
};

const DEPLOYED: ActEffect = {
  ...TAKEN_DOWN,
  verb: 'update',
  reversibility: 'reversible',
  data: 'none',
  traits: [],
  why: 'What runs in the cluster is brought to what the sources say.',
  safer: [],
};

const tool = (
  id: string,
  down: string,
  up: string,
  harmlessWith: readonly string[] = [],
): Tool => ({
  id,
  programs: [id],
  provider: 'kubernetes',
  valued:
    '-f --filename -p --profile -n --namespace --kube-context --context --kubeconfig -a --app --env --file'.split(
      ' ',
    ),
  harmlessWith: ['-h', ...harmlessWith],
  acts: [
    { words: down, does: [TAKEN_DOWN] },
    { words: up, does: [DEPLOYED] },
  ] satisfies readonly Act[],
  setting: settingBy({ ...KUBECTL_OPTIONS, context: ['--kube-context', '--context', '--env'] }),
  otherwise: 'harmless',
});

/** Programs that deploy from a working tree into a cluster, and take it away again. */
export const innerLoopTools: readonly Tool[] = [
  tool('skaffold', 'delete', 'run|dev|deploy|apply|debug', ['--dry-run']),
  tool('tilt', 'down', 'up|ci'),
  tool('devspace', 'purge|reset', 'deploy|dev'),
  tool('okteto', 'destroy|down', 'deploy|up'),
  tool('garden', 'delete|cleanup', 'deploy|dev'),
  tool('werf', 'dismiss|purge|cleanup', 'converge'),
  tool('kapp', 'delete', 'deploy', ['--diff-run']),
  tool('timoni', 'delete', 'apply', ['--dry-run', '--diff']),
];
