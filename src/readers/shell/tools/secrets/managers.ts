/** Stores of passwords and secrets: 1Password, Bitwarden, Doppler, Infisical, pass, keychains. */
import { settingBy } from '../infrastructure/setting.ts';
import { changed, gone, harmless, lost, shows } from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';

const SECRET = { traits: ['secret'] } as const;
const GONE = 'The secret is gone with its versions.';
const SHOWN = 'It shows a secret.';
const named = settingBy({
  named: ['-c', '--config', '-e', '--env', '--environment'],
  names: ['-p', '--project', '--vault', '--path', '--projectId'],
  variables: ['DOPPLER_CONFIG', 'DOPPLER_ENVIRONMENT', 'INFISICAL_ENV'],
  within: ['DOPPLER_PROJECT'],
  operands: 1,
});

const onePassword: Tool = {
  id: 'op',
  programs: ['op'],
  provider: 'onepassword',
  valued: [
    '--vault',
    '--account',
    '--format',
    '--fields',
    '--field',
    '--out-file',
    '-o',
    '--category',
    '--title',
    '-i',
    '--in-file',
    '--env-file',
  ],
  acts: [
    ...harmless('item delete', { with: ['--archive'] }),
    ...lost(
      'item|document|vault|user|group|service-account|connect delete',
      'onepassword_item',
      GONE,
      SECRET,
    ),
    ...lost('connect server|token delete', 'onepassword_connect', GONE, SECRET),
    ...gone('user suspend', 'onepassword_user', 'A person is locked out.', {
      verb: 'update',
      reversibility: 'costly',
    }),
    ...shows('read', 'onepassword_item', SHOWN),
    ...shows('item|document get', 'onepassword_item', SHOWN),
    ...shows('inject', 'onepassword_item', 'It writes secrets as plain text.', {
      targets: { text: 'inject' },
    }),
    ...changed(
      'item|document|vault create|edit|move',
      'onepassword_item',
      'It writes a secret.',
      SECRET,
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

const bitwarden: Tool = {
  id: 'bitwarden',
  programs: ['bw', 'bws'],
  provider: 'bitwarden',
  valued: [
    '--session',
    '--organizationid',
    '--folderid',
    '--collectionid',
    '--search',
    '--output',
    '--format',
  ],
  acts: [
    ...lost(['delete', 'secret|project delete'], 'bitwarden_item', GONE, {
      ...SECRET,
      targets: { operands: 0, most: 2 },
    }),
    ...shows(
      ['get password|item|totp|notes|attachment', 'secret get|list', 'list items', 'export'],
      'bitwarden_item',
      SHOWN,
    ),
    ...changed('create|edit|restore|move|import', 'bitwarden_item', 'It writes a secret.', SECRET),
  ],
  setting: named,
  otherwise: 'harmless',
};

const doppler: Tool = {
  id: 'doppler',
  programs: ['doppler'],
  provider: 'doppler',
  valued: [
    '-p',
    '--project',
    '-c',
    '--config',
    '-t',
    '--token',
    '--scope',
    '--format',
    '--type',
    '-e',
    '--environment',
  ],
  acts: [
    ...lost('secrets delete', 'doppler_secret', GONE, SECRET),
    ...lost(
      'projects|environments|configs delete',
      'doppler_project',
      'It is gone with every secret in it.',
      { traits: ['secret', 'contents-destroyed'] },
    ),
    ...lost('configs tokens revoke', 'doppler_token', 'Whoever reads by it is locked out.', {
      data: 'none',
      reversibility: 'costly',
    }),
    ...harmless('secrets', { with: ['--only-names'] }),
    ...harmless('secrets set|upload', { with: ['--dry-run'] }),
    ...changed('secrets set|upload', 'doppler_secret', 'It writes secrets.', {
      ...SECRET,
      targets: { text: 'secrets' },
    }),
    ...shows('secrets get|download|substitute', 'doppler_secret', SHOWN),
    ...harmless('secrets notes'),
    ...shows('secrets', 'doppler_secret', 'It shows every secret.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

const infisical: Tool = {
  id: 'infisical',
  programs: ['infisical'],
  provider: 'infisical',
  valued: ['--env', '-e', '--projectId', '--path', '--type', '--format', '--token', '-f'],
  acts: [
    ...lost('secrets delete', 'infisical_secret', GONE, SECRET),
    ...lost('secrets folders delete', 'infisical_folder', GONE, SECRET),
    ...changed('secrets set', 'infisical_secret', 'It writes secrets.', {
      ...SECRET,
      targets: { text: 'secrets' },
    }),
    ...harmless('secrets folders|generate-example-env'),
    ...shows(['secrets', 'export'], 'infisical_secret', 'It shows secrets.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

/** Stores on this machine, which is where they count. */
const local: readonly Tool[] = [
  {
    id: 'pass',
    programs: ['pass', 'gopass'],
    provider: 'pass',
    valued: [],
    acts: [
      ...lost('rm|remove|delete', 'password', GONE, SECRET),
      ...harmless(
        'ls|list|find|grep|git|init|insert|add|edit|generate|cp|mv|version|sync|config|setup',
      ),
      ...shows('*', 'password', SHOWN, { targets: { text: 'password' } }),
    ],
    otherwise: 'harmless',
  },
  {
    id: 'security',
    programs: ['security'],
    provider: 'keychain',
    valued: ['-s', '-a', '-l', '-k', '-p'],
    acts: [
      ...lost(
        'delete-generic-password|delete-internet-password|delete-keychain|delete-certificate|delete-identity',
        'keychain-item',
        GONE,
        SECRET,
      ),
      ...shows('find-generic-password|find-internet-password', 'keychain-item', SHOWN, {
        with: ['-w', '-g'],
      }),
      ...shows('dump-keychain|export', 'keychain', 'It shows what the keychain holds.'),
    ],
    otherwise: 'harmless',
  },
  {
    id: 'secret-tool',
    programs: ['secret-tool'],
    provider: 'keychain',
    valued: [],
    acts: [
      ...lost('clear', 'keychain-item', GONE, SECRET),
      ...shows('lookup|search', 'keychain-item', SHOWN, { targets: { text: 'keychain' } }),
    ],
    otherwise: 'harmless',
  },
];

export const managers: readonly Tool[] = [onePassword, bitwarden, doppler, infisical, ...local];
