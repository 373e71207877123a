/** Programs that take files away. */
import type { Word } from '../../../types.ts';
import { doing, NOTHING, reading, toolOf } from '../doing.ts';
import { ALL, ONE } from '../paths/loss.ts';
import { guardFileKind } from '../paths/guard-files.ts';
import { locate } from '../paths/location.ts';
import { removed } from '../paths/removed.ts';
import type { Call, Tool, ToolContext } from '../../types.ts';

const rm = toolOf('rm', ['rm', 'grm'], [], (call, context) => {
  const recursive = call.has('-r', '-R', '--recursive', '--no-preserve-root');
  const taking = recursive ? ALL : ONE;
  return { doings: call.operands.slice(0, 50).map((word) => removed(word, taking, context)) };
});

const unlink = toolOf('unlink', ['unlink'], [], (call, context) => ({
  doings: call.operands.slice(0, 1).map((word) => removed(word, ONE, context)),
}));

/** Takes empty folders only; on Windows with `/s` whole ones. */
const rmdir = toolOf('rmdir', ['rmdir'], [], (call, context) =>
  call.operands.some(({ text }) => /^\/s$/i.test(text))
    ? { doings: wordsOf(call).map((word) => removed(word, ALL, context)) }
    : NOTHING,
);

const shred = toolOf(
  'shred',
  ['shred', 'srm', 'wipe', 'scrub', 'sfill', 'sswap', 'sdmem'],
  ['-n', '-s', '--iterations', '--size', '--random-source', '-p'],
  (call, context) => {
    const recursive = call.has('-r', '-R', '--recursive');
    const taking = { ...(recursive ? ALL : ONE), destroys: true };
    return { doings: call.operands.slice(0, 50).map((word) => removed(word, taking, context)) };
  },
);

/** Puts things where they can be had back from; only what guards agents must stay where it is. */
const trash = toolOf('trash', ['trash', 'trash-put', 'gtrash', 'rmtrash'], [], (call, context) =>
  reading(...call.operands.map((word) => trashed(word, context))),
);

function trashed(word: Word, context: ToolContext) {
  const gone = removed(word, ALL, context);
  const grave = gone.traits?.some(
    (trait) => trait === 'system-path' || trait === 'guard-tampering',
  );
  return grave === true
    ? gone
    : { ...gone, reversibility: 'reversible' as const, data: 'none' as const };
}

const trashEmpty = toolOf('trash-empty', ['trash-empty', 'trash-rm'], [], (call) =>
  reading(
    doing(
      'delete',
      'trash',
      call.operands[0]?.text ?? 'trash',
      'irreversible',
      'holds-data',
      'What was put into the trash to be had back is gone for good.',
    ),
  ),
);

const gio = toolOf('gio', ['gio'], [], (call, context) => {
  const [verb, ...words] = call.operands;
  if (verb?.text === 'remove') {
    return { doings: words.map((word) => removed(word, ALL, context)) };
  }
  return verb?.text === 'trash' && call.has('--empty') ? emptied() : NOTHING;
});

function emptied() {
  return reading(
    doing(
      'delete',
      'trash',
      'trash',
      'irreversible',
      'holds-data',
      'The trash is emptied for good.',
    ),
  );
}

/** `npx rimraf`, `del-cli`: rm by another name. */
const rimraf = toolOf(
  'rimraf',
  ['rimraf', 'del', 'del-cli', 'rd', 'erase', 'deltree'],
  ['-m', '--max-retries'],
  (call, context) => ({
    doings: wordsOf(call).map((word) => removed(asPattern(word), ALL, context)),
  }),
);

/** What the shell was kept from expanding, these expand themselves. */
function asPattern(word: Word): Word {
  return /[*?[{]/.test(word.text) ? { ...word, glob: true } : word;
}

function wordsOf({ operands }: Call): readonly Word[] {
  return operands.filter(({ text }) => !/^\/[a-z]$/i.test(text)).slice(0, 50);
}

/** Whether a word names a file that guards agents: for programs that change a file's rights or place. */
export function guards(word: Word, context: ToolContext): boolean {
  const location = locate(word, context);
  return location.kind === 'path' && guardFileKind(location.path, context.world, true) !== null;
}

export const removers: readonly Tool[] = [rm, unlink, rmdir, shred, trash, trashEmpty, gio, rimraf];
