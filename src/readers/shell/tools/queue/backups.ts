import { settingInName } from '../../environment/setting.ts';
import type { Setting } from '../../types.ts';
import { isThisMachine } from '../../environment/connection.ts';
import type { Act, ActEffect, Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, costs, harmless, loses } from '../database/effects.ts';

const gone = (why: string, targets: ActEffect['targets'] = ALL): ActEffect =>
  loses('backup', why, targets, {
    traits: ['backup', 'retention-shortened'],
    safer: ['Try it with a dry run first.'],
  });

const PRUNED = 'Backups that are taken away are what a restore would come from.';
const STORE = { text: 'backup repository' };

/** A repository by its name; one on this disk is a developer's, unless a word says otherwise. */
function repositoryOf(call: Call, context: ToolContext): Setting {
  const word =
    call.value('-r', '--repo', '--repository', '--stanza', '--config') ??
    call.operands.slice(call.taken).find(({ text }) => /[:/]/.test(text)) ??
    null;
  const variable = [
    'RESTIC_REPOSITORY',
    'BORG_REPO',
    'KOPIA_REPOSITORY',
    'WALG_S3_PREFIX',
    'WALG_PREFIX',
  ]
    .map((name) => call.invocation.env(name))
    .find(Boolean);
  const name = (word?.text ?? variable ?? '').replace(/\/\/[^@/]*@/, '//');
  if (name === '') return context.placeSetting;
  const named = settingInName(name, 'repository');
  if (named.kind !== 'unknown') return named;
  return /^[./~]/.test(name) && isThisMachine(null) ? context.placeSetting : named;
}

function backup(
  id: string,
  programs: readonly string[],
  valued: string,
  acts: readonly Act[],
  dry = '',
): Tool {
  return {
    id,
    programs,
    provider: id,
    valued: valued.split(' ').filter(Boolean),
    harmlessWith: ['--dry-run', ...dry.split(' ').filter(Boolean)],
    setting: repositoryOf,
    acts,
    otherwise: 'harmless',
  };
}

export const backupTools: readonly Tool[] = [
  backup(
    'restic',
    ['restic', 'autorestic', 'rustic', 'resticprofile'],
    '-r --repo --tag --host --path --keep-last -l --keep-hourly --keep-daily --keep-weekly --keep-monthly --keep-yearly --keep-within --keep-tag -p --password-file --password-command --exclude -o --cacert --max-unused',
    [
      { words: 'forget|prune', does: [gone(PRUNED, STORE)] },
      {
        words: 'key remove|passwd',
        does: [
          costs('delete', 'backup-key', 'Whoever has that password can no longer restore.', STORE, {
            traits: ['key-material', 'backup'],
          }),
        ],
      },
      {
        words: 'rewrite|recover|repair|rebuild-index|migrate',
        does: [
          costs('update', 'backup', 'The repository is written anew.', STORE, {
            traits: ['backup'],
          }),
        ],
      },
      { words: 'restore', does: [changes('file', 'Files come back beside what is there.', ALL)] },
    ],
    '-n',
  ),
  backup(
    'borg',
    ['borg', 'borgmatic'],
    '--keep-daily --keep-weekly --keep-monthly --keep-yearly --keep-hourly --keep-within -d -w -m -y -H -P --prefix -a --glob-archives --repo -r -e --first --last --rsh',
    [
      { words: 'delete|prune|rdelete|repo-delete', does: [gone(PRUNED)] },
      {
        words: 'compact',
        does: [
          costs('update', 'backup', 'What was deleted before can no longer be recovered.', STORE, {
            traits: ['backup'],
          }),
        ],
      },
      {
        words: 'key change-passphrase',
        does: [
          costs('update', 'backup-key', 'Whoever has the old one can no longer restore.', STORE, {
            traits: ['key-material', 'backup'],
          }),
        ],
      },
    ],
    '-n',
  ),
  backup(
    'duplicity',
    ['duplicity'],
    '--encrypt-key --sign-key --archive-dir --name --file-prefix',
    [
      {
        words: 'remove-older-than|remove-all-but-n-full|remove-all-inc-of-but-n-full|cleanup',
        with: ['--force'],
        does: [gone(PRUNED)],
      },
    ],
  ),
  backup('wal-g', ['wal-g', 'wal-e', 'walg'], '--config --turbo', [
    { words: 'delete', with: ['--confirm'], does: [gone(PRUNED)] },
    { words: 'delete', without: ['--confirm'], does: 'harmless' },
    {
      words: 'backup-mark',
      does: [
        costs('update', 'backup', 'What is not permanent may be pruned.', ALL, {
          traits: ['backup'],
        }),
      ],
    },
    {
      words: 'backup-fetch',
      does: [costs('update', 'postgresql-server', 'It writes into a data folder.')],
    },
  ]),
  backup(
    'pgbackrest',
    ['pgbackrest'],
    '--stanza --config --repo --set --type --target --pg1-path',
    [
      { words: 'stanza-delete|expire|repo-rm', does: [gone(PRUNED, { option: ['--stanza'] })] },
      {
        words: 'restore',
        does: [
          loses(
            'postgresql-server',
            'A restore takes the place of the data folder that is there.',
            { option: ['--stanza'] },
          ),
        ],
      },
      {
        words: 'stop',
        does: [
          costs(
            'execute',
            'backup',
            'Nothing is backed up until it is started again.',
            { option: ['--stanza'] },
            { traits: ['backup'] },
          ),
        ],
      },
    ],
  ),
  backup('barman', ['barman'], '-c --config', [
    { words: 'delete', does: [gone(PRUNED)] },
    {
      words: 'recover',
      does: [loses('postgresql-server', 'What is in the folder is overwritten.')],
    },
  ]),
  backup('kopia', ['kopia'], '--config-file -p --password', [
    { words: 'snapshot|snap delete|expire', does: [gone(PRUNED)] },
    { words: 'blob|content|manifest delete|rm', does: [gone(PRUNED)] },
    {
      words: 'policy set',
      does: [
        costs('update', 'backup-policy', 'Snapshots that are no longer kept are deleted.', ALL, {
          traits: ['backup', 'retention-shortened'],
        }),
      ],
    },
  ]),
  backup('pbm', ['pbm'], '--mongodb-uri', [
    { words: 'delete-backup|delete-pitr|cleanup', does: [gone(PRUNED)] },
    { words: 'restore', does: [loses('database', 'A restore takes the place of what is there.')] },
  ]),
  backup('tarsnap', ['tarsnap'], '-f --keyfile --cachedir', [
    ...harmless('list'),
    { words: '', with: ['-d', '--nuke'], does: [gone(PRUNED, { option: ['-f'] })] },
  ]),
];
