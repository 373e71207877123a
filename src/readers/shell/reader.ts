import { settingInName } from './environment/setting.ts';
import { InputError } from '../types.ts';
import type { Reader } from '../types.ts';
import { wholeText } from '../shared/whole-text.ts';
import { insideBy } from './read/inside.ts';
import { readItems } from './read-items.ts';
import { looksLikeShellScript } from './recognise.ts';
import { NO_MACHINE } from './world/no-machine.ts';

/**
 * Reads a shell script that is about to be run somewhere: its name may say where. Text of other languages
 * inside goes to whatever `find` finds for it.
 */
export function shellReader(find: Parameters<typeof insideBy>[0]): Reader {
  return {
    id: 'shell-script',
    title: 'shell script',
    recognises: looksLikeShellScript,
    read: async (input) => {
      const text = await wholeText(input, { largest: 4, advice: 'Split the script' });
      if (text.trim() === '') {
        throw new InputError(input.name, 'holds nothing but white space', 'Check what wrote it');
      }
      const { effects, signals } = await readItems(
        { text, dialect: 'posix', source: input.name },
        { world: NO_MACHINE, inside: insideBy(find), here: settingInName(input.name, 'script') },
      );
      return { kind: 'action', effects, signals, actors: [], clues: [] };
    },
  };
}
