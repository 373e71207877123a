import type { Doing, ToolReading } from '../../types.ts';
import { applyTool, doingsOf } from '../apply.ts';
import type { Act, ActEffect, Call, Tool, ToolContext } from '../types.ts';
import { composeTool } from './compose.ts';
import {
  CACHE_GONE,
  CONTAINER_GONE,
  IMAGE_GONE,
  NETWORK_GONE,
  SECRET_GONE,
  SERVICE_GONE,
  STOPPED,
  VOLUME_LOST,
} from './effects.ts';
import { runs } from './run.ts';
import { engineSetting, imageSetting } from './setting.ts';

const DOCKER = { provider: 'docker' };

/** `rm`: one that is named is made again; of all that run nobody can tell what they hold. */
function removes(call: Call): ToolReading {
  const names = call.operands.slice(call.taken);
  const all = call.has('-a', '--all') || names.some(({ known }) => !known);
  const hard = call.has('-f', '--force') || call.has('-v', '--volumes');
  const effect: ActEffect =
    all && hard
      ? {
          ...CONTAINER_GONE,
          reversibility: 'irreversible',
          data: 'unknown',
          traits: ['process-stopped', 'bulk'],
          why: 'Containers are removed while they run, whichever they are, with what they wrote outside of volumes.',
          safer: ['name the containers', 'leave `-f` off, so that only stopped ones go'],
        }
      : call.has('-v', '--volumes')
        ? { ...CONTAINER_GONE, data: 'unknown', why: 'Volumes without a name go along.' }
        : CONTAINER_GONE;
  return { doings: doingsOf(DOCKER, effect, call) };
}

function pushes(call: Call): ToolReading {
  const doings: readonly Doing[] = call.operands
    .slice(call.taken, call.taken + 1)
    .map(({ text }) => ({
      verb: 'update',
      type: 'image',
      address: text,
      provider: 'docker',
      reversibility: 'reversible',
      data: 'none',
      traits: /^(?:index\.|registry(?:-1)?\.)?docker\.io\//.test(text) ? ['publishes'] : [],
      why: 'An image is put into a registry; a tag that is there already moves.',
      setting: imageSetting(text),
    }));
  return { doings };
}

function scales(call: Call): ToolReading {
  const zero = call.operands.slice(call.taken).filter(({ text }) => text.endsWith('=0'));
  return {
    doings: zero.map(({ text }) => ({
      verb: 'update',
      type: 'docker_service',
      address: text.slice(0, -2),
      provider: 'docker',
      reversibility: 'costly',
      data: 'none',
      traits: ['scaled-to-zero', 'downtime'],
      why: 'What it serves is down until it is scaled up again.',
    })),
  };
}

function composes(call: Call, context: ToolContext): Promise<ToolReading> {
  const { invocation } = call;
  const at = invocation.args.findIndex(({ text }) => text === 'compose');
  const engine = invocation.args.slice(0, at);
  const args = [...engine, ...invocation.args.slice(at + 1)];
  return applyTool(composeTool, { ...invocation, program: 'docker-compose', args }, context);
}

const ACTS: readonly Act[] = [
  // What is asked for most often, before the long way through the rest.
  {
    words: 'ps|logs|inspect|build|pull|exec|cp|tag|login|start|stats|info|version',
    does: 'harmless',
  },
  { words: 'compose', does: composes },
  { words: 'volume rm|remove', does: [VOLUME_LOST] },
  {
    words: 'volume prune',
    does: [{ ...VOLUME_LOST, traits: ['bulk'], targets: { text: 'unused volumes' } }],
  },
  { words: 'volume', does: 'harmless' },
  {
    words: 'system prune',
    with: ['--volumes'],
    does: [
      { ...CONTAINER_GONE, targets: { text: 'what is not in use' } },
      {
        ...VOLUME_LOST,
        traits: ['bulk'],
        targets: { text: 'unused volumes' },
        safer: ['leave `--volumes` off'],
      },
    ],
  },
  {
    words: 'system prune',
    does: [{ ...IMAGE_GONE, targets: { text: 'what is not in use' }, traits: ['bulk'] }],
  },
  {
    words: 'system reset',
    does: [
      { ...VOLUME_LOST, traits: ['bulk'], targets: { text: 'all containers, images and volumes' } },
    ],
  },
  {
    words: 'machine rm|reset',
    does: [
      {
        ...VOLUME_LOST,
        type: 'virtual-machine',
        why: 'All containers and volumes lie in this machine and go with it.',
      },
    ],
  },
  { words: 'machine stop', does: [STOPPED] },
  { words: 'rm', does: removes },
  { words: 'container|pod rm|remove', does: removes },
  {
    words: 'container prune',
    does: [{ ...CONTAINER_GONE, traits: ['bulk'], targets: { text: 'stopped containers' } }],
  },
  { words: 'rmi|untag', does: [IMAGE_GONE] },
  { words: 'image|images rm|remove', does: [IMAGE_GONE] },
  {
    words: 'image|images prune',
    does: [{ ...IMAGE_GONE, traits: ['bulk'], targets: { text: 'unused images' } }],
  },
  { words: 'manifest|buildx|trust rm|revoke', does: [{ ...NETWORK_GONE, type: 'docker-object' }] },
  { words: 'builder|buildx prune', does: [CACHE_GONE] },
  { words: 'network rm|remove|prune', does: [NETWORK_GONE] },
  { words: 'stop|kill|restart|pause', does: [STOPPED] },
  { words: 'container|pod stop|kill|restart|pause', does: [STOPPED] },
  { words: 'service|stack rm|remove|down', does: [SERVICE_GONE] },
  { words: 'service scale', does: scales },
  {
    words: 'service|stack update|deploy|up|rollback|create',
    does: [
      {
        ...SERVICE_GONE,
        verb: 'update',
        reversibility: 'reversible',
        traits: [],
        why: 'The service is changed and can be rolled back.',
      },
    ],
  },
  { words: 'secret|config rm|remove', does: [SECRET_GONE] },
  {
    words: 'swarm leave',
    with: ['-f', '--force'],
    does: [
      {
        ...VOLUME_LOST,
        type: 'docker_swarm',
        targets: { text: 'swarm' },
        traits: ['downtime', 'contents-destroyed'],
        why: 'The last manager takes services, secrets and settings of the swarm with it.',
        safer: ['move the manager’s role first'],
      },
    ],
  },
  { words: 'swarm leave', does: [SERVICE_GONE] },
  { words: 'node rm|remove|demote', does: [{ ...SERVICE_GONE, type: 'docker_node' }] },
  { words: 'node update', does: [{ ...SERVICE_GONE, verb: 'update', type: 'docker_node' }] },
  { words: 'plugin rm|disable', does: [{ ...SERVICE_GONE, type: 'docker_plugin' }] },
  { words: 'run|create', does: runs },
  { words: 'container run|create', does: runs },
  { words: 'push', does: pushes },
  { words: 'image|manifest push', does: pushes },
  {
    words: 'context rm|remove',
    does: [
      {
        ...NETWORK_GONE,
        type: 'docker-context',
        verb: 'forget',
        reversibility: 'reversible',
        why: 'Only this machine’s way to the engine is dropped.',
      },
    ],
  },
  {
    words:
      'ps|images|logs|inspect|build|buildx|builder|pull|exec|start|unpause|attach|cp|diff|stats|top|port|info|version|search|history|tag|save|load|export|import|commit|login|logout|rename|update|wait|events|container|image|network|system|context|manifest|trust|scout|init|sbom|swarm|node|service|stack|secret|config|plugin|checkpoint|compose|desktop|model|mcp|debug|extension|offload|ai|pod|machine|generate|play|kube|healthcheck|unshare|mount|unmount|umount|auto-update|artifact|farm|quadlet|from|bud|copy|add|config|namespace|ls|image-prune|ipfs|apparmor',
    does: 'harmless',
  },
];

/** Docker and what takes the same words. */
export const engineTool: Tool = {
  id: 'docker',
  programs: ['docker', 'podman', 'nerdctl', 'buildah', 'docker.io', 'finch'],
  provider: 'docker',
  valued: '-H --host --url --context -c --connection --config -l --log-level --filter --name'.split(
    ' ',
  ),
  acts: ACTS,
  setting: engineSetting,
  otherwise: 'unknown',
};
