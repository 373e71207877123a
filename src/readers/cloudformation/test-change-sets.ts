import type { ReaderResult } from '../types.ts';
import { cloudFormationReader } from './reader.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Reads some bytes in chunks, for tests. */
export async function read(text: string | Uint8Array): Promise<ReaderResult> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
  }
  return cloudFormationReader.read({ name: 'changes.json', bytes: chunks() });
}

/** The ARN of a change set. */
export const ID = (name: string) => `arn:aws:cloudformation:eu-west-1:1:changeSet/${name}/1`;

/** A change set with these changes. */
export function changeSet(changes: readonly Fields[], more: Fields = {}): Fields {
  return {
    ChangeSetName: 'release',
    ChangeSetId: ID('release'),
    StackName: 'orders-prod',
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Changes: changes.map((change) => ({ Type: 'Resource', ResourceChange: change })),
    ...more,
  };
}

/** One `ResourceChange`. */
export function change(Action: string, ResourceType: string, more: Fields = {}): Fields {
  return { Action, LogicalResourceId: 'It', ResourceType, Scope: [], Details: [], ...more };
}

/** One of its details. */
export const detail = (Name: string, RequiresRecreation: string, more: Fields = {}) => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation, ...more },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
});

export const TABLE = 'AWS::DynamoDB::Table';
export const DB = 'AWS::RDS::DBInstance';
