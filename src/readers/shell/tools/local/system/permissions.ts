/** Who owns a file and who may use it. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import type { Tool, ToolContext } from '../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';
import { guards } from '../files/remove.ts';
import { locate } from '../paths/location.ts';
import { isAtOrBelow } from '../paths/normal-path.ts';
import { named } from '../paths/removed.ts';
import { isHarmlessDevice, isSystemPath } from '../paths/system-paths.ts';

interface Asked {
  readonly recursive: boolean;
  /** Everybody may write, or whoever runs it gains the owner's rights. */
  readonly widens: boolean;
  /** Whoever runs it acts as its owner: `u+s`. */
  readonly lends?: boolean;
  readonly what: 'permissions' | 'owner' | 'attributes';
}

function changed(word: Word, asked: Asked, context: ToolContext): Doing {
  const { widens, what } = asked;
  const address = named(word);
  if (guards(word, context)) {
    const why = 'It decides whether this agent is guarded, which is not for the agent to change.';
    return doing('update', 'guard-file', address, 'irreversible', 'none', why, ['guard-tampering']);
  }
  const location = locate(word, context);
  const path =
    location.kind === 'path' ? location.path : location.kind === 'inside' ? location.folder : null;
  const { home, workspace } = context.world;
  const recursive = asked.recursive || (location.kind === 'inside' && path === '/');
  const own = path !== null && (isAtOrBelow(path, workspace) || path.startsWith('/tmp/'));
  if (asked.lends === true && !own) {
    const why = 'Whoever runs it acts with the rights of its owner from now on.';
    return doing('grant', 'program', address, 'irreversible', 'none', why, [
      'system-path',
      'permission-widened',
    ]);
  }
  const system =
    path !== null && isSystemPath(path) && !isHarmlessDevice(path) && path !== workspace;
  const homes = path !== null && home !== null && isAtOrBelow(home, path);
  const sensitive = /^\/etc\/(?:shadow|gshadow|sudoers|passwd|ssh|pam\.d)/.test(path ?? '');
  if ((system && (recursive || widens || sensitive)) || (homes && recursive)) {
    const why = `Nobody knows the ${what} from before, and programs stop working without them.`;
    return doing('update', 'system-path', address, 'irreversible', 'none', why, ['system-path']);
  }
  const why = `Only ${what} change; nothing of the content.`;
  const mild = !system && location.kind !== 'unknown';
  return doing(
    'update',
    recursive ? 'folder' : 'file',
    address,
    mild ? 'reversible' : 'costly',
    'none',
    why,
    ['mode-change', ...(widens ? (['public-exposure'] as const) : [])],
  );
}

function all(words: readonly Word[], asked: Asked, context: ToolContext): ToolReading {
  return reading(...words.slice(0, 50).map((word) => changed(word, asked, context)));
}

/** `777`, `o+w`, `a+rwx`, `u+s`, `4755`; `000` locks everybody out. */
const WIDENS =
  /^(?:\+?[0-7]{0,2}[0-7][0-7][2367]|[2467][0-7]{3}|0?000|a-rwx|-rwx|[ugoa,+=rwxXst]*(?:[oa][ugoa]*[+=][rxXst]*w|[ug]+\+[rwx]*s)[rwxXst]*|\+[rx]*s)$/;

const chmod = toolOf('chmod', ['chmod', 'gchmod'], ['--reference'], (call, context) => {
  const plain = call.invocation.args.filter(({ text }) => !/^--|^-[RvcfHLP]+$/.test(text));
  const mode = call.has('--reference') ? '' : (plain[0]?.text ?? '');
  const words = call.has('--reference') ? plain : plain.slice(1);
  return all(
    words,
    {
      recursive: call.has('-R', '--recursive'),
      widens: WIDENS.test(mode.slice(0, 40)),
      lends: /^(?:[ug]*\+[rwx]*s[rwxs]*|[ugo=+,rwx]*u\+s|0?[46][0-7]{3})$/.test(mode.slice(0, 40)),
      what: 'permissions',
    },
    context,
  );
});

const chown = toolOf(
  'chown',
  ['chown', 'chgrp', 'gchown'],
  ['--reference', '--from'],
  (call, context) =>
    all(
      call.operands.slice(call.has('--reference') ? 0 : 1),
      { recursive: call.has('-R', '--recursive'), widens: false, what: 'owner' },
      context,
    ),
);

const attributes = toolOf(
  'chattr',
  [
    'chattr',
    'setfacl',
    'setfattr',
    'xattr',
    'chflags',
    'icacls',
    'takeown',
    'attrib',
    'chcon',
    'restorecon',
    'setcap',
  ],
  ['-m', '-x', '-M', '-X', '-n', '-v', '--set-file', '--modify', '--remove'],
  (call, context) => {
    if (call.has('-l', '-p') && call.invocation.program === 'xattr') return NOTHING;
    const words = call.operands.filter(({ text }) => /[/.~]/.test(text) || text === '*');
    return all(
      words,
      { recursive: call.has('-R', '-r', '--recursive'), widens: false, what: 'attributes' },
      context,
    );
  },
);

export const permissionTools: readonly Tool[] = [chmod, chown, attributes];
