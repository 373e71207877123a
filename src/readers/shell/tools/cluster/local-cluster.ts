import type { ActEffect } from '../types.ts';

/** A cluster for trying things out, made again with one command. */
export const LOCAL_CLUSTER: ActEffect = {
  verb: 'delete',
  type: 'local-cluster',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'none',
  why: 'A cluster for trying things out goes; it is made again with one command.',
};

/** A cluster that may be more than a trial, with its state on this machine's disk. */
export const DATA_LOST: ActEffect = {
  verb: 'delete',
  type: 'cluster',
  targets: { text: 'cluster on this machine' },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['contents-destroyed'],
  why: 'Everything that runs in the cluster is deleted together with its state and its volumes.',
  safer: ['take a snapshot of its state first'],
};
