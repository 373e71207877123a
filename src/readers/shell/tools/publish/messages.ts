import { NOT_SAID } from '../../environment/setting.ts';
import type { ToolReading } from '../../types.ts';
import { doingsOf } from '../apply.ts';
import type { Act, ActEffect, Tool } from '../types.ts';

const DELETED: ActEffect = {
  verb: 'delete',
  type: 'message',
  targets: { operands: 0, most: 3 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['message-deletion'],
  why: 'Messages are deleted from the account of the person, mostly for good.',
  safer: ['archive them, or move them to a folder'],
};

const SENT: ActEffect = {
  verb: 'execute',
  type: 'message',
  targets: { operands: 0, most: 3 },
  reversibility: 'irreversible',
  data: 'none',
  traits: ['irrevocable-act'],
  why: 'What is sent under the name of the person cannot be called back.',
  safer: ['write a draft and let a person send it'],
};

const ACCOUNTS: ActEffect = {
  ...DELETED,
  type: 'account',
  traits: ['identity'],
  why: 'Accounts, groups or files of an organisation are deleted with what belongs to them.',
  safer: ['suspend it instead'],
};

function act(
  words: string,
  effect: ActEffect | 'harmless',
  more: Pick<Act, 'with' | 'without'> = {},
): Act {
  if (effect === 'harmless') return { words, does: 'harmless', ...more };
  return {
    words,
    ...more,
    does: (call): ToolReading => ({
      doings: doingsOf({ provider: 'mail' }, effect, call).map((doing) => ({
        ...doing,
        setting: NOT_SAID,
      })),
    }),
  };
}

const tool = (
  id: string,
  programs: string,
  valued: string,
  acts: readonly Act[],
  more: Partial<Tool> = {},
): Tool => ({
  id,
  programs: programs.split(' '),
  provider: 'mail',
  valued: valued === '' ? [] : valued.split(' '),
  harmlessWith: ['--dry-run'],
  acts,
  otherwise: 'harmless',
  ...more,
});

/** Programs that send, delete or administer mail and chat. */
export const messageTools: readonly Tool[] = [
  tool('himalaya', 'himalaya', '-a --account -f --folder -m --mailbox -c --config', [
    act('message|messages|msg delete|remove|rm', DELETED),
    act('delete', DELETED),
    act('folder|mailbox delete|purge|expunge|remove|rm', DELETED),
    act('flag|flags add|set', DELETED, { with: ['--deleted'] }),
    act('message|messages|msg|template send', SENT),
    act('send', SENT),
  ]),
  tool('mu', 'mu', '--muhome', [act('remove', 'harmless')]),
  tool('doveadm', 'doveadm', '-u -S -F -c', [
    act('expunge', DELETED),
    act('mailbox delete', DELETED),
    act('purge|deduplicate', DELETED),
  ]),
  tool(
    'imap-backup',
    'imap-backup imapsync imapfilter',
    '--host1 --host2 --user1 --user2 --password1 --password2 -c',
    [
      act('', DELETED, {
        with: [
          '--delete1',
          '--delete2',
          '--expunge1',
          '--expunge2',
          '--delete2folders',
          '--delete',
          '--expunge',
        ],
      }),
    ],
    { harmlessWith: ['--dry', '--justlogin', '--justfolders'] },
  ),
  tool('postfix', 'postsuper', '-c', [act('', DELETED, { with: ['-d'] })]),
  tool('exim', 'exim exim4', '', [act('', DELETED, { with: ['-Mrm', '-Mg'] })]),
  tool('gyb', 'gyb gyb.py', '--email --action --search --local-folder --config-folder', [
    {
      words: '',
      does: (call, context) => {
        const action = call.value('--action')?.text ?? '';
        const found = act('', DELETED);
        return /^(?:purge|purge-labels|quota-purge)$/.test(action) &&
          typeof found.does === 'function'
          ? found.does(call, context)
          : {};
      },
    },
  ]),
  tool('gam', 'gam gam7 gamadv-xtd3', '', [
    act(
      'delete|undelete|remove user|users|group|groups|org|ou|alias|domain|drivefile|vaultmatter|vaulthold|course|resource|calendar|shareddrive|teamdrive',
      ACCOUNTS,
    ),
    act(
      '* * delete|trash|purge|empty messages|message|threads|thread|drivefile|drivetrash|filter|label|labels|events|calendar|shareddrive',
      DELETED,
    ),
    act('user|users|group|ou|all * delete|trash|purge|empty|wipe', DELETED),
    act('update user', {
      ...ACCOUNTS,
      verb: 'update',
      reversibility: 'costly',
      data: 'none',
      why: 'An account is changed.',
    }),
    act('user * sendemail', SENT),
    act('sendemail', SENT),
  ]),
  tool('m365', 'm365', '-i --id -n --name -u --webUrl -o --output --userName', [
    act('outlook message remove', DELETED),
    act('outlook|teams|viva message|mail|chat|channel|engage remove|delete', DELETED),
    act('outlook mail send', SENT),
    act('entra|aad|teams|spo * remove|delete', ACCOUNTS),
  ]),
  tool('slack', 'slack slackcat slack-cli slackdump', '-c --channel -t --team -w --workspace', [
    act('chat delete', DELETED),
    act('file|files delete', DELETED),
    act('delete', DELETED),
    act('app|apps delete|uninstall', { ...ACCOUNTS, type: 'chat-app' }),
    act('chat|send send|update', SENT),
  ]),
  tool('notmuch', 'notmuch', '--config', []),
  tool('telegram', 'telegram-cli signal-cli matrix-commander', '-u -a --config', [
    act('remoteDelete|quitGroup|deleteLocalAccountData|unregister', DELETED),
    act('send', SENT),
    act('', DELETED, { with: ['--room-redact', '--delete-device', '--room-forget'] }),
  ]),
];
