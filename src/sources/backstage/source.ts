import {
  draftEntities,
  isBackstage,
  readEntity,
} from '../../config/catalog/backstage/draft-entity.ts';
import type { Entity } from '../../config/catalog/backstage/draft-entity.ts';
import { isObject, member } from '../../config/plain-data.ts';
import { parseSource } from '../../config/yaml/document.ts';
import type { ConfigDocument } from '../../config/yaml/document.ts';
import { InputError } from '../../readers/types.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { isList, jsonOf, listIn } from '../shared/json.ts';
import type { GraphSource, SourceFile } from '../types.ts';
import { relationsOf } from './relations.ts';

/** Backstage: its files, or all entities with their relations out of its API. */
export const backstageSource: GraphSource = {
  id: 'backstage',
  title: 'Backstage entities (files, or /api/catalog/entities)',
  recognises: (head) =>
    head.includes('backstage.io/v') && /"?apiVersion"?\s*:/.test(head) && /"?kind"?\s*:/.test(head),
  wants: (path) => /(?:^|\/)catalog-info\.ya?ml$/i.test(path),
  skipsUnreadable: true,
  read(input) {
    const facts = new FactsBuilder('backstage', input);
    const documents = input.files.flatMap(documentsOf);
    const entities = documents.flatMap((document) => entityOf(document));
    // A reference means its kind's own id, as in files that stand in the catalog.
    for (const { systems, reverseDependencies } of draftEntities(entities)) {
      for (const { value: system, document } of systems) {
        const { tier, owners, environments, paths, resources } = system;
        const claim = { tier, owners, environments, paths, resources };
        facts.system(system.id, 'service', `${system.name} in ${document.file}`, claim);
        for (const { on, via } of system.dependsOn) declare(facts, system.id, on, via);
      }
      for (const { from, on, via } of reverseDependencies) declare(facts, from, on, via);
    }
    for (const { from, to, via } of relationsOf(entities)) declare(facts, from, to, via);
    return facts.build();
  },
};

function declare(facts: FactsBuilder, from: string, to: string, via: string | null): void {
  facts.edge({ from, to, source: 'declared', confidence: CONFIDENCE.written, via });
}

/** One of thousands that does not fit is left out: the others are still true. */
function entityOf(document: ConfigDocument): readonly Entity[] {
  if (!isBackstage(document)) return [];
  const read = readEntity(document);
  return read.kind === 'misfits' || read.value === null ? [] : [read.value];
}

function documentsOf(file: SourceFile): readonly ConfigDocument[] {
  if (/^\uFEFF?\s*[[{]/.test(file.text)) {
    const whole = jsonOf(file);
    const items = isList(whole) ? whole : listIn(whole, 'items');
    return (items.length === 0 && isObject(whole) && !('items' in whole) ? [whole] : items).map(
      (value) => ({
        file: file.path,
        value: withoutNulls(value),
        at: () => START,
        atKey: () => START,
        within: () => START,
      }),
    );
  }
  if (file.text.length > LARGEST) {
    throw new InputError(file.path, 'is larger than 1 MiB', 'Split it, or export it as JSON');
  }
  const { documents, problems } = parseSource({ file: file.path, text: file.text });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new InputError(
      `${file.path}:${problem.line}`,
      problem.message,
      'Correct it, or leave it out',
    );
  }
  return documents;
}

/** UTF-16 code units of YAML, which is parsed with places; the same as JSON may be far larger. */
const LARGEST = 1024 * 1024;

const START = { line: 1, column: 1 };

/** The API writes null where a file has nothing. */
function withoutNulls(entity: unknown): unknown {
  const spec = member(entity, 'spec');
  if (!isObject(entity) || !isObject(spec)) return entity;
  const kept = Object.entries(spec).filter(([, value]) => value !== null);
  return { ...entity, spec: Object.fromEntries(kept) };
}
