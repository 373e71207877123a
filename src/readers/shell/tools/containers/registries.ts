import type { Act, ActEffect, Tool } from '../types.ts';
import { CACHE_GONE, CONTAINER_GONE, IMAGE_GONE, STOPPED } from './effects.ts';

const GONE: ActEffect = {
  verb: 'delete',
  type: 'image',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  why: 'The image is deleted in the registry; whoever runs it cannot pull it again.',
  safer: ['copy it elsewhere first'],
};

const PUT: ActEffect = {
  ...GONE,
  verb: 'update',
  reversibility: 'reversible',
  data: 'none',
  why: 'An image is put into a registry; a tag that is there already moves.',
  safer: [],
};

const tool = (id: string, programs: string, valued: string, acts: readonly Act[]): Tool => ({
  id,
  programs: programs.split(' '),
  provider: 'docker',
  valued: valued.split(' '),
  harmlessWith: ['--dry-run'],
  acts,
  otherwise: 'harmless',
});

/** Programs that speak to registries of images, or to the runtime below an engine. */
export const registryTools: readonly Tool[] = [
  tool('skopeo', 'skopeo', '--creds --authfile --src --dest', [
    { words: 'delete', does: [GONE] },
    { words: 'copy|sync', does: [{ ...PUT, targets: { operands: 1 } }] },
  ]),
  tool('crane', 'crane gcrane', '--platform', [
    { words: 'delete', does: [GONE] },
    { words: 'push|copy|cp|tag|append|mutate|rebase', does: [PUT] },
  ]),
  tool('regctl', 'regctl', '--host', [
    { words: 'tag|image|manifest|repo|artifact delete|rm', does: [GONE] },
  ]),
  tool('oras', 'oras', '-u -p', [{ words: 'manifest|blob delete', does: [GONE] }]),
  tool('crictl', 'crictl', '-r --runtime-endpoint -c', [
    { words: 'rm|rmp', does: [CONTAINER_GONE] },
    { words: 'rmi', does: [IMAGE_GONE] },
    { words: 'stop|stopp', does: [STOPPED] },
  ]),
  tool('ctr', 'ctr', '-n --namespace -a --address', [
    { words: 'images|image|i rm|remove|delete|del', does: [IMAGE_GONE] },
    { words: 'containers|container|c rm|remove|delete|del', does: [CONTAINER_GONE] },
    { words: 'tasks|task|t kill|rm|delete|pause', does: [STOPPED] },
    { words: 'content|snapshots|leases prune|rm|remove|delete', does: [CACHE_GONE] },
  ]),
];
