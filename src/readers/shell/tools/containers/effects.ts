import type { ActEffect } from '../types.ts';

/** Named volumes and whatever lies in them. */
export const VOLUME_LOST: ActEffect = {
  verb: 'delete',
  type: 'docker_volume',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  why: 'What lies on the volume is gone with it; local databases mostly keep their data there.',
  safer: [
    'copy it first: `docker run --rm -v NAME:/from -v "$PWD":/to alpine tar cf /to/NAME.tar /from`',
  ],
};

export const CONTAINER_GONE: ActEffect = {
  verb: 'delete',
  type: 'docker_container',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'none',
  traits: ['process-stopped'],
  why: 'It is made again from its image; what it wrote outside of volumes is gone.',
};

export const IMAGE_GONE: ActEffect = {
  verb: 'delete',
  type: 'docker_image',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'none',
  why: 'It has to be built or pulled again.',
};

export const STOPPED: ActEffect = {
  verb: 'execute',
  type: 'docker_container',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'none',
  traits: ['process-stopped'],
  why: 'What it serves is down until it is started again.',
};

export const CACHE_GONE: ActEffect = {
  ...IMAGE_GONE,
  type: 'build-cache',
  targets: { text: 'build cache' },
  reversibility: 'reversible',
  why: 'The next build takes longer.',
};

export const NETWORK_GONE: ActEffect = {
  ...IMAGE_GONE,
  type: 'docker_network',
  why: 'It can be made again; what uses it refuses the deletion.',
};

export const SERVICE_GONE: ActEffect = {
  ...CONTAINER_GONE,
  type: 'docker_service',
  traits: ['downtime'],
  why: 'What it serves is down until it is deployed again.',
};

export const SECRET_GONE: ActEffect = {
  ...VOLUME_LOST,
  type: 'docker_secret',
  traits: ['secret'],
  why: 'Its value is gone with it unless it stands somewhere else.',
  safer: [],
};
