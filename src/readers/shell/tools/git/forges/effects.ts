import { NOT_SAID } from '../../../environment/setting.ts';
import type { Doing } from '../../../types.ts';
import { doingsOf } from '../../apply.ts';
import type { ActEffect, Call } from '../../types.ts';

const GITHUB = 'github';

/** Where people review and keep code: no environment, so what is costly there is held. */
export function onForge(
  call: Call,
  ...effects: readonly ActEffect[]
): { doings: readonly Doing[] } {
  return {
    doings: effects
      .flatMap((effect) => doingsOf({ provider: GITHUB }, effect, call))
      .map((doing) => ({ ...doing, setting: NOT_SAID })),
  };
}

export const MERGED: ActEffect = {
  verb: 'execute',
  type: 'pull-request',
  targets: { operands: 0, most: 1 },
  reversibility: 'costly',
  data: 'none',
  traits: ['default-branch'],
  why: 'It is merged under the name of whoever is logged in, and what builds on the branch runs with it.',
  safer: ['leave the merge to a person'],
};

export const BYPASSED: ActEffect = {
  ...MERGED,
  traits: ['default-branch', 'review-bypassed'],
  why: 'It is merged past reviews and checks that the branch asks for.',
  safer: ['wait for the review and the checks'],
};

export const APPROVED: ActEffect = {
  ...MERGED,
  traits: ['review-bypassed'],
  why: 'It counts as the approval of the person who is logged in, whoever typed it.',
  safer: ['`--comment` instead of an approval'],
};

export const REPOSITORY_GONE: ActEffect = {
  verb: 'delete',
  type: 'github_repository',
  targets: { operands: 0, most: 1 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['contents-destroyed'],
  why: 'History, issues, reviews and settings of the repository go with it.',
  safer: ['archive it instead'],
};

export const DATA_GONE: ActEffect = {
  ...REPOSITORY_GONE,
  type: 'forge-object',
  targets: { operands: 0 },
  traits: [],
  why: 'It is deleted for good; the forge keeps no copy that can be had back.',
  safer: [],
};

export const COSTLY: ActEffect = {
  ...DATA_GONE,
  verb: 'update',
  reversibility: 'costly',
  data: 'none',
  why: 'It can be set back, but whoever relies on it meets the change at once.',
};

export const ORDINARY: ActEffect = {
  ...COSTLY,
  reversibility: 'reversible',
  why: 'It can be set back.',
};

export const SECRET_GONE: ActEffect = {
  ...DATA_GONE,
  type: 'github_actions_secret',
  traits: ['secret'],
  why: 'The value cannot be read back from anywhere on the forge; pipelines that use it fail.',
  safer: ['set a new value instead'],
};

export const TOKEN_SHOWN: ActEffect = {
  verb: 'read',
  type: 'credential',
  targets: { text: 'token of the person who is logged in' },
  reversibility: 'reversible',
  data: 'none',
  traits: ['credential-read'],
  why: 'A token is printed that lets whoever has it act as this person.',
};

export const KEY_ADDED: ActEffect = {
  ...COSTLY,
  verb: 'grant',
  type: 'ssh-key',
  traits: ['permission-widened', 'identity'],
  why: 'Whoever holds the key may act as this person or push to the repository.',
};

export const EXPOSED: ActEffect = {
  ...COSTLY,
  verb: 'expose',
  type: 'github_repository',
  targets: { operands: 0, most: 1 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['public-exposure'],
  why: 'Everybody can read and copy it from that moment on, its whole history included.',
  safer: ['look for secrets in its history first'],
};

export const RELEASED: ActEffect = {
  ...ORDINARY,
  verb: 'create',
  type: 'release',
  targets: { operands: 0, most: 1 },
  traits: ['publishes'],
  why: 'Whoever follows the repository gets the release; what was fetched cannot be called back.',
  safer: ['`--draft` first'],
};
