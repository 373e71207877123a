import { gitDoing } from '../doing.ts';
import type { Subcommand } from '../types.ts';

/** Work that was put aside. */
export const STASH: readonly Subcommand[] = [
  {
    names: 'stash',
    valued: '-m --message --pathspec-from-file',
    does: (call) => {
      const [action, entry] = call.operands;
      if (action?.text !== 'drop' && action?.text !== 'clear') return [];
      const all = action.text === 'clear';
      return [
        gitDoing('git-stash', {
          verb: 'delete',
          address: all ? 'all stashes' : (entry?.text ?? 'stash@{0}'),
          reversibility: 'irreversible',
          data: 'holds-data',
          traits: all ? ['uncommitted-work', 'bulk'] : ['uncommitted-work'],
          why: 'Work that was put aside is in no commit of a branch; its stash is the only way to it.',
          safer: ['`git stash branch NAME` to keep it as a branch'],
        }),
      ];
    },
  },
];
