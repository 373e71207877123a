import { doingsOf } from '../apply.ts';
import type { Act, ActEffect, Call, Tool } from '../types.ts';
import { CONTAINER_GONE, STOPPED, VOLUME_LOST } from './effects.ts';
import { engineSetting } from './setting.ts';

const DOCKER = { provider: 'docker' } as const;
const VOLUMES: ActEffect = {
  ...VOLUME_LOST,
  targets: { text: 'volumes of the project' },
  safer: ['`down` without `-v` keeps the volumes', ...(VOLUME_LOST.safer ?? [])],
};
const TEST_VOLUMES: ActEffect = {
  ...VOLUMES,
  reversibility: 'costly',
  data: 'none',
  why: 'Volumes go that, by the name of the project or its file, tests fill anew.',
};

function isForTests(call: Call): boolean {
  return call
    .values('-f', '--file', '-p', '--project-name')
    .some(({ text }) => /(?:^|[-_./])(?:tests?|testing|ci|e2e)(?:[-_.]|$)/.test(text));
}

const ACTS: readonly Act[] = [
  {
    words: 'down',
    with: ['-v', '--volumes'],
    does: (call) => {
      const lost = isForTests(call) ? TEST_VOLUMES : VOLUMES;
      return { doings: [CONTAINER_GONE, lost].flatMap((effect) => doingsOf(DOCKER, effect, call)) };
    },
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
