import { NOT_SAID } from '../../environment/setting.ts';
import type { ToolReading } from '../../types.ts';
import { doingsOf } from '../apply.ts';
import type { Act, ActEffect, Tool } from '../types.ts';

/** A release that everybody can fetch from then on. */
export const PUBLISHED: ActEffect = {
  verb: 'create',
  type: 'package-release',
  targets: { operands: 0, most: 1 },
  reversibility: 'irreversible',
  data: 'none',
  traits: ['publishes'],
  why: 'Everybody can fetch the release from then on; a version number cannot be used again.',
  safer: ['leave publishing to the pipeline', 'look at what would go out with a dry run'],
};

export const WITHDRAWN: ActEffect = {
  verb: 'delete',
  type: 'package-release',
  targets: { operands: 0, most: 5 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['publishes'],
  why: 'Whoever depends on the release can no longer fetch it, and the version cannot be used again.',
  safer: ['mark it as deprecated and release a fixed version'],
};

export const MARKED: ActEffect = {
  verb: 'update',
  type: 'package-release',
  targets: { operands: 0, most: 2 },
  reversibility: 'costly',
  data: 'none',
  traits: ['publishes'],
  why: 'Everybody who fetches the package meets the change at once; it can be set back.',
};

export const OWNERS: ActEffect = {
  verb: 'grant',
  type: 'package-owner',
  targets: { operands: 0, most: 3 },
  reversibility: 'costly',
  data: 'none',
  traits: ['permission-widened', 'publishes'],
  why: 'Who may publish the package is changed.',
};

export const TOKENS: ActEffect = {
  ...OWNERS,
  type: 'credential',
  traits: ['identity'],
  why: 'A token that publishes is made or ended.',
};

/** An act on a registry, which lies in no environment. */
export function onRegistry(
  words: string,
  effect: ActEffect | 'harmless',
  more: Pick<Act, 'with' | 'without'> = {},
): Act {
  if (effect === 'harmless') return { words, does: 'harmless', ...more };
  return {
    words,
    ...more,
    does: (call): ToolReading => ({
      doings: doingsOf({ provider: 'registry' }, effect, call).map((doing) => ({
        ...doing,
        setting: NOT_SAID,
      })),
    }),
  };
}

export function registryTool(
  id: string,
  programs: string,
  valued: string,
  acts: readonly Act[],
  more: Partial<Tool> = {},
): Tool {
  return {
    id,
    programs: programs.split(' '),
    provider: 'registry',
    valued: valued === '' ? [] : valued.split(' '),
    harmlessWith: ['--dry-run'],
    acts,
    otherwise: 'harmless',
    ...more,
  };
}
