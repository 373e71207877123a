/** `python -m http.server`: a folder that others on the network can read. */
import { isAtOrBelow } from '../../../../tools/local/paths/normal-path.ts';
import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { optionValue } from '../../options.ts';
import { absolutePath, folderOf } from '../../runners/shared/files.ts';
import type { Carried } from '../../types.ts';

/** Only a home as a whole, or what lies around it, is more than somebody meant to show. */
export function servedFolder(
  args: readonly Word[],
  invocation: Invocation,
  world: ShellWorld,
): readonly Carried[] {
  const bound = optionValue(args, ['-b', '--bind'])?.text ?? '0.0.0.0';
  if (/^(?:localhost|127\.|::1)/.test(bound) || invocation.place.kind !== 'local') return [];
  const named = optionValue(args, ['-d', '--directory']);
  const around = folderOf(invocation, world);
  const folder = named === null ? around : absolutePath(named.text, around, world);
  if (folder === null || world.home === null || !isAtOrBelow(world.home, folder)) return [];
  return [
    {
      kind: 'reading',
      reading: {
        doings: [
          {
            verb: 'expose',
            type: 'folder',
            address: folder,
            provider: 'local',
            reversibility: 'irreversible',
            data: 'none',
            traits: ['public-exposure', 'data-sent'],
            why: 'Everything that somebody keeps here can be read by whoever reaches the port.',
            safer: ['serve the one folder that is meant, with `--bind 127.0.0.1`'],
          },
        ],
      },
    },
  ];
}
