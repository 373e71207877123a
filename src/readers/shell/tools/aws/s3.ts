/** `aws s3`: the high-level commands, whose operands are paths and addresses of objects. */
import { THIS_MACHINE } from '../../environment/setting.ts';
import type { Doing, Word } from '../../types.ts';
import { callOf } from '../call.ts';
import type { Call } from '../types.ts';

const VALUED =
  '--profile --region --output --endpoint-url --query --color --exclude --include --acl --storage-class --sse --sse-kms-key-id --sse-c --sse-c-key --grants --website-redirect --content-type --cache-control --content-disposition --content-encoding --content-language --expires --source-region --metadata --metadata-directive --expected-size --page-size --copy-props --request-payer --ca-bundle --cli-read-timeout --cli-connect-timeout --index-document --error-document --expires-in --checksum-algorithm --case-conflict';
const READS = new Set(['ls', 'presign', 'help', 'mb', 'website']);
const MADE = { verb: 'create', reversibility: 'reversible', data: 'none' } as const;
const PREVIEW = ['run it with `--dryrun` first'];

export function s3Doings(call: Call): readonly Doing[] {
  const { operands, has } = callOf(call.invocation, { valued: VALUED.split(' ') });
  const [, command, source, target] = operands;
  if (command === undefined || READS.has(command.text)) return [];
  const provider = 'aws';
  const at = (word: Word | undefined) => word?.text.slice(0, 500) ?? 's3://';
  const object = (address: string, rest: Omit<Doing, 'type' | 'address' | 'provider'>): Doing => ({
    type: 'aws_s3_object',
    address,
    provider,
    ...rest,
  });
  const goes = { verb: 'delete', reversibility: 'irreversible', data: 'holds-data' } as const;
  switch (command.text) {
    case 'rm':
      return [
        object(at(source), {
          ...goes,
          traits: has('--recursive') ? ['bulk', 'contents-destroyed'] : [],
          why: 'The objects are gone, unless the bucket keeps versions.',
          safer: PREVIEW,
        }),
      ];
    case 'rb':
      return [
        {
          ...goes,
          type: 'aws_s3_bucket',
          address: at(source),
          provider,
          traits: has('--force') ? ['contents-destroyed'] : [],
          why: has('--force')
            ? 'It deletes the bucket with every object in it.'
            : 'It deletes an empty bucket; its name can be taken by anybody.',
          safer: PREVIEW,
        },
      ];
    case 'sync':
      if (has('--delete')) {
        return [
          isRemote(target)
            ? object(at(target), {
                ...goes,
                traits: ['bulk'],
                why: 'Every object that the source does not have is deleted from the target.',
                safer: PREVIEW,
              })
            : localLoss(at(target), 'Every file that the source does not have is deleted here.'),
        ];
      }
      return isRemote(target) ? [put()] : [];
    case 'mv':
      if (isRemote(source) && isRemote(target)) {
        return [
          object(at(source), {
            verb: 'move',
            reversibility: 'costly',
            data: 'holds-data',
            traits: has('--recursive') ? ['bulk'] : [],
            why: 'Whoever reads the objects at the old place no longer finds them.',
            safer: ['copy them first, and delete the old ones later'],
          }),
        ];
      }
      return isRemote(source)
        ? [object(at(source), { ...goes, why: 'The objects leave the bucket for this machine.' })]
        : [put()];
    case 'cp':
      return isRemote(target) ? [put()] : [];
    default:
      return [];
  }

  function put(): Doing {
    const acl = call.invocation.args.some(({ text }) => /^(?:--acl=)?public-read/.test(text));
    return object(at(target), {
      ...MADE,
      ...(acl ? { verb: 'expose', traits: ['public-exposure'] as const } : {}),
      why: acl ? 'It writes objects that everybody may read.' : 'It writes objects.',
    });
  }

  function localLoss(address: string, why: string): Doing {
    return {
      ...goes,
      type: 'folder',
      address,
      provider: null,
      data: 'unknown',
      traits: ['bulk'],
      why,
      safer: PREVIEW,
      setting: THIS_MACHINE,
    };
  }
}

function isRemote(word: Word | undefined): boolean {
  return word?.text.startsWith('s3://') ?? false;
}
