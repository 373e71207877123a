/** Settings of macOS and of Windows that have programs of their own. */
import type { Tool } from '../../types.ts';
import { effect, LOCAL } from '../doing.ts';

const defaults: Tool = {
  id: 'defaults',
  programs: ['defaults'],
  provider: LOCAL,
  valued: [],
  acts: [
    {
      words: 'delete|delete-all',
      does: [
        effect(
          'delete',
          'setting',
          'costly',
          'none',
          'Settings of a program go back to what it came with.',
          ['configuration'],
        ),
      ],
    },
  ],
  otherwise: 'harmless',
};

const scutil: Tool = {
  id: 'system-setup',
  programs: [
    'scutil',
    'systemsetup',
    'pmset',
    'softwareupdate',
    'plutil',
    'mdutil',
    'dscacheutil',
    'PlistBuddy',
  ],
  provider: LOCAL,
  valued: [],
  acts: [{ words: '', does: 'harmless' }],
  otherwise: 'harmless',
};

const windows: Tool = {
  id: 'vssadmin',
  programs: ['vssadmin', 'wbadmin', 'diskshadow'],
  provider: LOCAL,
  valued: [],
  acts: [
    {
      words: 'delete|resize',
      does: [
        effect(
          'delete',
          'backup',
          'irreversible',
          'holds-data',
          'Copies that files would be restored from are deleted.',
          ['backup'],
        ),
      ],
    },
  ],
  otherwise: 'harmless',
};

export const macTools: readonly Tool[] = [defaults, scutil, windows];
