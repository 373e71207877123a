import { isSecret } from '../../local/reading/credentials.ts';
import { gitDoing } from '../doing.ts';
import type { Subcommand } from '../types.ts';

/** What git was told to keep out, and is put in all the same. */
export const IGNORED: readonly Subcommand[] = [
  {
    names: 'add stage',
    valued: '--chmod --pathspec-from-file',
    dry: '-n --dry-run',
    does: (call) =>
      call.has('-f', '--force')
        ? call.operands
            .slice(0, 50)
            .filter((word) => isSecret(word, { ...call.context, place: call.invocation.place }))
            .map(({ text }) =>
              gitDoing('secret-file', {
                verb: 'create',
                address: text,
                reversibility: 'costly',
                traits: ['secret'],
                why: 'A secret that git ignores gets into the history, and to whoever has a copy of it.',
                safer: ['leave it ignored, and give its values to whoever needs them otherwise'],
                setting: { kind: 'unknown', name: null, evidence: 'wherever it is pushed to' },
              }),
            )
        : [],
  },
  {
    names: 'annex',
    valued: '--from --to --key',
    does: (call) =>
      /^(?:drop|dropunused|dropkey|uninit)$/.test(call.operands[0]?.text ?? '') &&
      call.has('--force')
        ? [
            gitDoing('git-annex', {
              verb: 'delete',
              address: call.value('--from')?.text ?? 'annexed files',
              reversibility: 'irreversible',
              data: 'holds-data',
              why: 'Contents are dropped without asking whether another copy of them is left.',
              safer: ['leave `--force` off, so that copies are counted first'],
            }),
          ]
        : [],
  },
];
