import { settingInName } from '../../environment/setting.ts';
import { mostTelling } from '../../environment/telling.ts';
import type { Setting } from '../../types.ts';
import { dropped, lost, shows, starts, upset } from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { named } from './stores.ts';

/** The project in `.firebaserc` that counts where none is given. */
function firebaseSetting(call: Call, context: ToolContext): Setting {
  const { cwd } = call.invocation;
  const look = cwd === null ? null : context.world.look(`${cwd}/.firebaserc`, 64 * 1024);
  const given = call.value('-P', '--project') !== null;
  const project =
    look?.kind === 'text' ? /"default"\s*:\s*"([^"\n]{1,100})"/.exec(look.text)?.[1] : null;
  return mostTelling([
    named(call, context),
    given || project === null || project === undefined
      ? null
      : settingInName(project, '.firebaserc'),
  ]);
}

export const firebase: Tool = {
  id: 'firebase',
  programs: ['firebase'],
  provider: 'google',
  valued: [
    '-P',
    '--project',
    '--only',
    '--except',
    '-m',
    '--message',
    '--token',
    '--database',
    '--instance',
    '--site',
    '--account',
    '--region',
    '--config',
  ],
  harmlessWith: ['--dry-run', '--version', '-V'],
  acts: [
    ...lost(
      'firestore:delete',
      'google_firestore_document',
      'The documents are gone with what is below them.',
      {
        traits: ['database'],
      },
    ),
    ...lost(
      'firestore:databases:delete|firestore:bulkdelete',
      'google_firestore_database',
      'Its documents are gone.',
    ),
    ...lost(
      'database:remove|database:set',
      'google_firebase_database_instance',
      'What stood at the path is gone.',
      {
        traits: ['database'],
      },
    ),
    ...upset(
      'database:update|auth:import|remoteconfig:rollback',
      'google_firebase_database_instance',
      'It overwrites what stood there.',
      { data: 'holds-data' },
    ),
    ...dropped(
      'hosting:disable|hosting:sites:delete',
      'google_firebase_hosting_site',
      'The site is down.',
    ),
    ...dropped('hosting:channel:delete', 'google_firebase_hosting_channel', 'A preview is gone.', {
      reversibility: 'reversible',
    }),
    ...dropped(
      'functions:delete',
      'google_cloudfunctions_function',
      'Whoever calls the function fails.',
    ),
    ...lost(
      'apphosting:backends:delete|dataconnect:sql:migrate',
      'firebase-backend',
      'A backend goes, or its schema changes.',
    ),
    ...upset(
      'functions:secrets:destroy|apphosting:secrets:revokeaccess|functions:secrets:prune',
      'google_secret_manager_secret',
      'The secret is gone.',
      { verb: 'delete', reversibility: 'irreversible', data: 'holds-data', traits: ['secret'] },
    ),
    ...shows('functions:secrets:access', 'google_secret_manager_secret', 'It shows a secret.'),
    ...dropped(
      'extensions:uninstall|ext:uninstall',
      'google_firebase_extensions_instance',
      'The extension goes with what it made.',
    ),
    ...starts(
      'deploy|hosting:channel:deploy|hosting:clone',
      'firebase-app',
      'It brings out a new version.',
    ),
  ],
  setting: firebaseSetting,
  otherwise: 'harmless',
};
