import { awsccName } from '../../shared/resource-types/cloudformation-names.ts';
import { lookupType } from '../../shared/resource-types/lookup.ts';
import type { KnownType } from '../../shared/resource-types/types.ts';
import { CUSTOM_TYPES } from './custom-types.ts';
import { dataTypes } from './data-types.ts';
import { furtherTypes } from './further-types.ts';

const PREFIX = 'AWS::';

let index: ReadonlyMap<string, KnownType> | null = null;

/**
 * The list a CloudFormation type stands on, or null where no list has it: this reader's own lists first,
 * then those under the type's Terraform name.
 */
export function lookupCloudFormation(type: string): KnownType | null {
  if (!type.startsWith(PREFIX)) return CUSTOM_TYPES.get(type) ?? null;
  index ??= indexTypes();
  return index.get(type.slice(PREFIX.length)) ?? lookupType(awsccName(type));
}

/** True for types behind which stands a function or program that nobody can look into here. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

function indexTypes(): ReadonlyMap<string, KnownType> {
  const types = new Map<string, KnownType>();
  for (const table of [...dataTypes, ...furtherTypes]) {
    for (const name of table.types.trim().split(/\s+/)) {
      types.set(name, { class: table.class, list: table.list });
    }
  }
  return types;
}
