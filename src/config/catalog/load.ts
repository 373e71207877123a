import type { GraphFacts } from '../../core/catalog/facts.ts';
import { mergeFacts } from '../../core/catalog/merge-facts.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { isGraphFile, readGraphFile } from '../graph/read.ts';
import { throwOnErrors } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { parseSource } from '../yaml/document.ts';
import { readSource } from '../yaml/source.ts';
import type { SourceText } from '../yaml/source.ts';
import { draftEntities, isBackstage, readEntity } from './backstage/draft-entity.ts';
import type { Entity } from './backstage/draft-entity.ts';
import { mergeDrafts } from './draft.ts';
import type { CatalogDraft } from './draft.ts';
import { findCatalogFiles } from './find.ts';
import { gapsIn } from './gaps.ts';
import { joinDrafts } from './join.ts';
import type { JoinedCatalog } from './join.ts';
import { draftOwn } from './own.ts';
import { peopleGaps } from './people-gaps.ts';

/**
 * Reads catalog files and directories and puts them together. Throws `ConfigError` with every mistake
 * found; warnings are dropped.
 */
export async function loadCatalog(paths: readonly string[]): Promise<Catalog> {
  const { catalog, problems } = await readCatalog(paths);
  throwOnErrors(problems);
  return catalog;
}

/** As `loadCatalog`, for a caller that shows warnings too. Throws `ConfigError` on unreadable files. */
export async function readCatalog(
  paths: readonly string[],
  options: JoiningOptions = {},
): Promise<JoinedCatalog> {
  const files = await findCatalogFiles(paths);
  const sources: SourceText[] = [];
  const facts: GraphFacts[] = [];
  // One after another: a directory may hold thousands.
  for (const file of files) {
    if (isGraphFile(file)) facts.push(...(await readGraphFile(file)));
    else sources.push(await readSource(file));
  }
  const { catalog, problems } = joinSources(sources, options);
  // Whoever names a file of facts means what stands in it, systems and all.
  return { catalog: mergeFacts(catalog, facts, { addUnknown: true }), problems };
}

export interface JoiningOptions {
  /** Looks for gaps as well: what is right as it stands, and yet says too little. */
  readonly gaps?: boolean;
  /** With gaps: the policy counts somebody as senior only on systems that are theirs. */
  readonly bySystem?: boolean;
}

/** Puts catalog files together that were read already. Never throws. */
export function joinSources(
  sources: readonly SourceText[],
  options: JoiningOptions = {},
): JoinedCatalog {
  const drafts: CatalogDraft[] = [];
  const problems: Problem[] = [];
  const entities: Entity[] = [];
  for (const source of sources) {
    const parsed = parseSource(source);
    problems.push(...parsed.problems);
    for (const document of parsed.documents) {
      const read = isBackstage(document) ? readEntity(document) : draftOwn(document);
      if (read.kind === 'misfits') problems.push(...read.problems);
      else if (read.value !== null && 'ref' in read.value) entities.push(read.value);
      else if (read.value !== null) drafts.push(read.value);
    }
  }
  drafts.push(...draftEntities(entities));
  const draft = mergeDrafts(drafts);
  const joined = joinDrafts(draft);
  // What other files say of a broken one's entries would only repeat its own mistakes.
  const broken = problems.some((problem) => problem.severity === 'error');
  return {
    catalog: joined.catalog,
    problems: broken
      ? problems
      : [
          ...problems,
          ...joined.problems,
          ...(options.gaps === true
            ? [
                ...gapsIn(draft, joined.catalog),
                ...peopleGaps(draft, joined.catalog, options.bySystem === true),
              ]
            : []),
        ],
  };
}
