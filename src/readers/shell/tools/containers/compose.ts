import type { Act, Tool } from '../types.ts';
import { CONTAINER_GONE, STOPPED, VOLUME_LOST } from './effects.ts';
import { engineSetting } from './setting.ts';

const ACTS: readonly Act[] = [
  {
    words: 'down',
    with: ['-v', '--volumes'],
    does: [
      CONTAINER_GONE,
      {
        ...VOLUME_LOST,
        targets: { text: 'volumes of the project' },
        safer: ['`down` without `-v` keeps the volumes', ...(VOLUME_LOST.safer ?? [])],
      },
    ],
  },
  { words: 'down', does: [CONTAINER_GONE] },
  {
    words: 'rm',
    with: ['-v'],
    does: [{ ...CONTAINER_GONE, data: 'unknown', why: 'Volumes without a name go along.' }],
  },
  { words: 'rm', does: [CONTAINER_GONE] },
  {
    words: 'up|create',
    with: ['-V', '--renew-anon-volumes'],
    does: [
      {
        ...VOLUME_LOST,
        verb: 'replace',
        reversibility: 'costly',
        data: 'unknown',
        targets: { text: 'volumes without a name' },
      },
    ],
  },
  { words: 'stop|kill|restart|pause', does: [STOPPED] },
  {
    words: 'up|start|create|scale|unpause|watch',
    does: [
      {
        ...STOPPED,
        reversibility: 'reversible',
        traits: [],
        why: 'Containers are started or made anew; named volumes stay.',
      },
    ],
  },
  {
    words: 'push|publish',
    does: [
      {
        ...STOPPED,
        verb: 'update',
        type: 'image',
        reversibility: 'reversible',
        traits: [],
        why: 'Images are put into a registry.',
      },
    ],
  },
  {
    words:
      'ps|logs|config|convert|images|build|pull|exec|run|top|port|events|version|ls|cp|attach|wait|stats|export|commit|volumes|alpha|bridge',
    does: 'harmless',
  },
];

export const composeTool: Tool = {
  id: 'docker-compose',
  programs: ['docker-compose', 'podman-compose'],
  provider: 'docker',
  valued:
    '-f --file -p --project-name --profile --env-file --project-directory --ansi --progress --parallel -t --timeout -H --host --context -c'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run'],
  acts: ACTS,
  setting: engineSetting,
  otherwise: 'unknown',
};
