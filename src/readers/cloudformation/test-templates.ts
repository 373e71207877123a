import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair } from '../types.ts';
import { cloudFormationFileReader } from './file-reader.ts';

/** A pair of versions of one template, for tests. */
export function pairOf(
  before: string | null,
  after: string | null,
  path = 'stacks/orders.yaml',
): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: `a/${path}`, after: `b/${path}` },
    environment: { kind: 'production', name: 'prod' },
    inRepository: true,
  };
}

/** A template with these resources, as JSON. */
export function template(
  resources: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...more, Resources: resources });
}

export async function readTemplates(
  ...pairs: readonly FilePair[]
): Promise<{ readonly effects: readonly Effect[]; readonly signals: readonly Signal[] }> {
  const known = pairs.filter((pair) => cloudFormationFileReader.recognises(pair));
  return cloudFormationFileReader.read(known);
}

/** The one effect that the change of one template has on a resource. */
export async function effectOn(
  logicalId: string,
  before: string | null,
  after: string | null,
): Promise<Effect> {
  const { effects } = await readTemplates(pairOf(before, after));
  const own = effects.filter(({ resource }) => resource.address.endsWith(`#${logicalId}`));
  if (own.length !== 1 || own[0] === undefined) {
    throw new Error(`${own.length} effects on ${logicalId}`);
  }
  return own[0];
}
