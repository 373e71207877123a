/** Snapshots of this machine: what a system is put back to when something went wrong. */
import type { Tool } from '../../types.ts';
import { effect, HARMLESS, LOCAL } from '../doing.ts';

const GONE = effect(
  'delete',
  'system-snapshot',
  'irreversible',
  'holds-data',
  'The state of the system that it keeps cannot be gone back to any more.',
  ['protection-removed'],
  { text: 'snapshots' },
);
const BACK = effect(
  'replace',
  'system',
  'irreversible',
  'holds-data',
  'What changed on the system since the snapshot is lost.',
  ['system-path'],
  { text: 'this machine' },
);

export const snapshotTools: readonly Tool[] = [
  {
    id: 'timeshift',
    programs: ['timeshift'],
    provider: LOCAL,
    valued: ['--snapshot', '--target', '--target-device', '--snapshot-device', '--comments'],
    acts: [
      { words: '', with: ['--delete', '--delete-all'], does: [GONE] },
      { words: '', with: ['--restore'], does: [BACK] },
      HARMLESS,
    ],
    otherwise: 'harmless',
  },
  {
    id: 'snapper',
    programs: ['snapper'],
    provider: LOCAL,
    valued: ['-c', '--config', '-d', '--description'],
    acts: [
      { words: 'delete|rm|remove|delete-config', does: [GONE] },
      { words: 'rollback|undochange', does: [BACK] },
      HARMLESS,
    ],
    otherwise: 'harmless',
  },
];
