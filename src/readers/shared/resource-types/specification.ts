import { awsccName } from './cloudformation-names.ts';
import specification from './generated/aws-specification.json' with { type: 'json' };
import type { KnownType } from './types.ts';

/** What AWS's service specification says of one CloudFormation type. */
export interface SpecifiedType {
  readonly cloudFormationType: string;
  /** The `aws` provider's name for it, or null where none is known. */
  readonly terraformType: string | null;
  /** AWS marks it as stateful. Many that hold data are not marked. */
  readonly stateful: boolean;
  /** Properties whose change makes a new resource, as Terraform would write their names. */
  readonly replacedBy: readonly string[];
}

const LIST = 'AWS service specification';

type Row = readonly [type: string, terraform: string, stateful: number, replacedBy: string];

let byName: ReadonlyMap<string, SpecifiedType> | null = null;

/** The specification's entry for an `aws_…` or `awscc_…` type, or null. */
export function specificationOf(type: string): SpecifiedType | null {
  if (!type.startsWith('aws')) return null;
  byName ??= indexRows(specification.types as unknown as readonly Row[]);
  return byName.get(type) ?? null;
}

/**
 * The list for a type that is on no reviewed one: an `awscc` type is judged as its `aws` twin, and what
 * AWS marks as stateful holds data. The specification never makes a type harmless.
 */
export function specifiedType(
  type: string,
  reviewed: (type: string) => KnownType | null,
): KnownType | null {
  const entry = specificationOf(type);
  if (entry === null) return null;
  const twin = entry.terraformType === null ? null : reviewed(entry.terraformType);
  if (twin !== null) return { class: twin.class, list: `${twin.list}, as ${entry.terraformType}` };
  return entry.stateful ? { class: 'stateful', list: LIST } : null;
}

function indexRows(rows: readonly Row[]): ReadonlyMap<string, SpecifiedType> {
  const index = new Map<string, SpecifiedType>();
  for (const [short, terraform, stateful, replacedBy] of rows) {
    const entry: SpecifiedType = {
      cloudFormationType: `AWS::${short}`,
      terraformType: terraform === '' ? null : `aws_${terraform}`,
      stateful: stateful === 1,
      replacedBy: replacedBy === '' ? [] : replacedBy.split(' '),
    };
    index.set(awsccName(entry.cloudFormationType), entry);
    if (entry.terraformType !== null && !index.has(entry.terraformType)) {
      index.set(entry.terraformType, entry);
    }
  }
  return index;
}
