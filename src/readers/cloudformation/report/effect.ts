import type {
  Effect,
  EnvironmentKind,
  Evidence,
  ExcerptLine,
  Verb,
} from '../../../core/change/types.ts';
import { at } from '../../shared/tree/look.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import type { Judgement, Mark, Subject } from '../judge/types.ts';

/** Where one side of a resource stands. */
export interface Place {
  readonly source: string;
  readonly line: number;
  readonly pointer: string | null;
}

/** What is true of every effect of one file or change set. */
export interface Setting {
  readonly environment: EnvironmentKind;
  readonly environmentName: string | null;
  /** Put before the logical id, so that addresses are unique within the change. */
  readonly prefix: string;
  readonly file: string | null;
}

const LONGEST_EXCERPT = 10;

const DONE: Readonly<Record<Verb, string>> = {
  read: 'is read',
  create: 'is added',
  update: 'is changed',
  replace: 'is replaced',
  delete: 'is taken out',
  forget: 'leaves the stack and stays',
  import: 'is imported',
  move: 'is moved',
  execute: 'is settled at execution',
  grant: 'is given wider permissions',
  expose: 'is opened',
};

/** One judged resource as an effect, with the lines on both sides that show it. */
export function effectOf(
  subject: Subject,
  judgement: Judgement,
  setting: Setting,
  places: { readonly before: Place | null; readonly after: Place | null },
): Effect {
  const { marks, ...judged } = judgement;
  return {
    ...judged,
    resource: {
      type: subject.type,
      address: `${setting.prefix}${subject.logicalId}`,
      provider: providerOf(subject.type),
      name: nameOf(subject),
      ...(setting.file === null ? {} : { file: setting.file }),
    },
    environment: setting.environment,
    environmentName: setting.environmentName,
    changes: [...new Set(subject.changed.map((path) => path.join('.')))].toSorted(),
    evidence: [
      ...evidenceOf('before', subject, judgement, places.before, marks),
      ...evidenceOf('after', subject, judgement, places.after, marks),
    ],
  };
}

function evidenceOf(
  side: Mark['side'],
  subject: Subject,
  judgement: Judgement,
  place: Place | null,
  marks: readonly Mark[],
): readonly Evidence[] {
  if (place === null) return [];
  const own = marks.filter((mark) => mark.side === side);
  const sign = side === 'before' ? 'removed' : 'added';
  const gone = side === 'before' && ['delete', 'replace', 'forget'].includes(judgement.verb);
  // Of a change in place the new side is enough, unless the old one shows something by itself.
  if (side === 'before' && !gone && own.length === 0) return [];
  const mask = new LineMask();
  const lines: ExcerptLine[] = [
    { number: place.line, text: `${subject.logicalId}:`, mark: gone ? 'removed' : 'context' },
    { number: null, text: `  Type: ${subject.type}`, mark: gone ? 'removed' : 'context' },
    ...own
      .slice(0, LONGEST_EXCERPT)
      .map(({ line, text }): ExcerptLine => ({ number: line, text: `  ${text}`, mark: sign })),
  ];
  return [
    {
      source: place.source,
      pointer: place.pointer,
      line: own[0]?.line ?? place.line,
      note: `${subject.logicalId} ${side === 'before' && !gone ? 'was' : DONE[judgement.verb]}${side === 'before' && !gone ? ' like this' : ''}`,
      excerpt: lines.map((line) => ({ ...line, text: mask.show(line.text) })),
    },
  ];
}

/** `aws` for `AWS::…`; for others the first part of the type. */
function providerOf(type: string): string {
  const [vendor = ''] = type.split('::');
  return vendor === 'Custom' || vendor === '' ? 'aws' : vendor.toLowerCase();
}

const NAMES = [
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'TableName',
  'BucketName',
  'QueueName',
  'TopicName',
  'FunctionName',
  'LogGroupName',
  'RepositoryName',
  'UserPoolName',
  'ClusterName',
  'DomainName',
  'StreamName',
  'RoleName',
  'BackupVaultName',
  'ReplicationGroupId',
  'Name',
];

/** The name that the template itself gives it, or null. */
function nameOf({ before, after }: Subject): string | null {
  for (const properties of [before, after]) {
    for (const name of NAMES) {
      const tree = at(properties, name);
      if (tree?.kind !== 'scalar' || typeof tree.value !== 'string' || tree.value === '') continue;
      return new LineMask().show(tree.value.slice(0, 200));
    }
  }
  return null;
}
