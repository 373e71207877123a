/** Programs that write into files that they name themselves. */
import type { ToolReading, Word } from '../../../types.ts';
import type { Call, Tool, ToolContext } from '../../types.ts';
import { doing, hasLetter, NOTHING, reading, together, toolOf } from '../doing.ts';
import {
  deletesAllLines,
  isNothing,
  isOlderState,
  isUncommittedWork,
  leavesNothing,
} from './emptying.ts';
import { written } from '../paths/overwrite.ts';
import type { Writing } from '../paths/overwrite.ts';
import { credentialsReadIn } from '../reading/credentials.ts';
import { named } from '../paths/removed.ts';

function each(words: readonly Word[], writing: Writing, context: ToolContext): ToolReading {
  return together(words.slice(0, 50).map((word) => written(word, writing, context)));
}

const tee = toolOf('tee', ['tee', 'sponge'], [], (call, context) => {
  const { stdin } = call.invocation;
  const writing = isNothing(stdin) ? 'emptied' : isOlderState(stdin) ? 'replaced' : 'write';
  return each(call.operands, call.has('-a', '--append') ? 'append' : writing, context);
});

const truncate = toolOf(
  'truncate',
  ['truncate'],
  ['-s', '--size', '-r', '--reference'],
  (call, context) => {
    const size = call.value('-s', '--size')?.text ?? '0';
    return each(call.operands, /^[+>%]/.test(size) ? 'append' : 'emptied', context);
  },
);

const touch = toolOf(
  'touch',
  ['touch', 'mkdir', 'mkfifo', 'gtouch'],
  ['-d', '-r', '-t', '-m', '--date', '--reference', '--mode'],
  (call, context) => each(call.operands, 'append', context),
);

const dd = toolOf('dd', ['dd', 'gdd', 'dcfldd', 'dc3dd'], [], (call, context) => {
  const of = (name: string): Word | null => {
    const word = call.operands.find(({ text }) => text.startsWith(`${name}=`));
    return word === undefined ? null : { ...word, text: word.text.slice(name.length + 1) };
  };
  const source = of('if');
  const target = of('of');
  const endless = /^\/dev\/(?:zero|u?random|full)$/.test(source?.text ?? '');
  const bounded = call.operands.some(({ text }) => /^(?:count|size)=/.test(text));
  if (target === null) return source === null ? NOTHING : credentialsReadIn([source], context);
  return together([
    source === null ? NOTHING : credentialsReadIn([source], context),
    written(target, 'replaced', context),
    endless && !bounded && target.text !== '/dev/null' ? filled(target) : NOTHING,
  ]);
});

/** Something without an end goes into a file. */
export function filled(target: Word): ToolReading {
  return reading(
    doing('create', 'file', named(target), 'costly', 'none', 'It grows until the disk is full.', [
      'resource-exhaustion',
    ]),
  );
}

const fallocate = toolOf(
  'fallocate',
  ['fallocate', 'mkfile', 'xfs_mkfile'],
  ['-l', '-o', '--length', '--offset'],
  (call, context) => {
    const target = call.operands.at(-1);
    if (target === undefined) return NOTHING;
    const size = call.value('-l', '--length')?.text ?? call.operands[0]?.text ?? '';
    const huge = /^(?:\d{1,6}[tTpPeE]|\d{3,6}[gG]|\d{12,30}$)/.test(size);
    return huge ? filled(target) : written(target, 'append', context);
  },
);

const sed = toolOf(
  'sed',
  ['sed', 'gsed', 'perl', 'ruby', 'sd'],
  ['-e', '-f', '--expression', '--file', '-E0'],
  (call, context) => {
    const given = call.invocation.args.some(({ text }) =>
      /^(?:-[a-zA-Z]*e$|-e|-f|--expression|--file)/.test(text),
    );
    const files = call.operands.slice(given ? 0 : 1);
    const inPlace =
      hasLetter(call, 'i') ||
      call.invocation.program === 'sd' ||
      call.invocation.args.some(({ text }) => /^(?:-[a-zA-Z]*i\S*|--in-place.*)$/.test(text));
    if (!inPlace) return credentialsReadIn(files, context);
    return each(files, leavesNothing(call) ? 'emptied' : 'edit', context);
  },
);

const ex = toolOf(
  'ex',
  ['ex', 'vi', 'vim', 'nvim', 'ed'],
  ['-c', '--cmd', '-S', '-u', '-p', '-T'],
  (call, context) => {
    const files = call.operands.filter(({ text }) => !/^[+:]/.test(text));
    return deletesAllLines(call) ? each(files, 'emptied', context) : NOTHING;
  },
);

/** `git diff | patch -R`: changes that stand nowhere else are taken back. */
const patch = toolOf(
  'patch',
  ['patch'],
  ['-p', '-i', '-d', '-o', '-r', '--input', '--directory', '--output', '--strip'],
  ({ has, invocation }) =>
    has('-R', '--reverse') && !has('--dry-run') && isUncommittedWork(invocation.stdin)
      ? reading(
          doing('update', 'git-working-tree', 'working tree', 'irreversible', 'holds-data', TAKEN, [
            'uncommitted-work',
          ]),
        )
      : NOTHING,
);

const TAKEN = 'Changes that are not committed are taken back, and nothing keeps them.';

const sort = toolOf(
  'sort',
  ['sort', 'gsort', 'uniq', 'shuf'],
  ['-o', '--output', '-k', '-t', '-S', '-T', '-n'],
  (call, context) => {
    const target = call.value('-o', '--output');
    return together([
      credentialsReadIn(call.operands, context),
      target === null ? NOTHING : written(target, 'write', context),
    ]);
  },
);

/** `yes > file`, `cat /dev/zero > file`: something without an end goes into what output is sent to. */
export function fills(call: Call): ToolReading {
  const target = call.invocation.outputs.find(
    ({ path }) => !/^\/dev\/(?:null|stdout|stderr|tty)$/.test(path.text),
  );
  return target === undefined ? NOTHING : filled(target.path);
}

const yes = toolOf('yes', ['yes'], [], (call) => fills(call));

export const writers: readonly Tool[] = [
  tee,
  truncate,
  touch,
  dd,
  fallocate,
  sed,
  ex,
  patch,
  sort,
  yes,
];
