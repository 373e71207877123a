import { didYouMean } from '../../config/suggest.ts';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { CatalogIndex } from '../../core/catalog/compile.ts';
import { systemsAsked } from '../../core/reach/asked.ts';
import { graphOf } from '../../core/reach/graph.ts';
import { whatIfDown } from '../../core/reach/study/what-if-down.ts';
import { findFile } from '../assess/find-upwards.ts';
import { instantOf } from '../assess/instant.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { emit } from '../terminal/emit.ts';
import { columnsOf } from '../terminal/layout.ts';
import { styleFor, wantsColour } from '../terminal/style.ts';

export interface ReachOptions {
  readonly whatIfDown?: boolean;
  readonly catalog?: readonly string[];
  readonly now?: string;
  readonly format: 'text' | 'json';
  readonly color?: boolean;
}

/** One word of the command line and the systems it stands for. */
export interface AskedWord {
  readonly word: string;
  readonly systems: readonly string[];
  /** The patterns that say so; null for the name of a system. */
  readonly patterns: readonly string[] | null;
}

/** `holdpoint reach`. */
export async function runReach(
  words: readonly string[],
  options: ReachOptions,
  context: CliContext,
): Promise<ExitCode> {
  const now = instantOf(options.now, context.now);
  const catalog = await loadCatalogOf(options, context);
  const asked = words.map((word) => resolve(word, catalog));
  const starts = asked.flatMap(({ systems }) => systems);
  const { fails, needs, why } = whatIfDown(graphOf(catalog), starts, now);
  const wantsNeeds = options.whatIfDown === true;
  if (options.format === 'json') {
    const answer = { asked, reach: fails, ...(wantsNeeds ? { needs, why } : {}) };
    await emit(context.stdout, [`${JSON.stringify(answer, null, 2)}\n`]);
    return EXIT.allow;
  }
  const { renderStudy } = await import('./render.ts');
  const style = styleFor(wantsColour(context.stdout, context.env, options.color));
  const shown = { asked, study: fails, needs: wantsNeeds ? { ...needs, why } : null };
  await emit(context.stdout, [renderStudy(shown, style, columnsOf(context.stdout))]);
  return EXIT.allow;
}

async function loadCatalogOf(options: ReachOptions, context: CliContext): Promise<CatalogIndex> {
  const found = findFile(context.cwd, USUAL_PLACES.catalog);
  const files = options.catalog ?? (found === null ? [] : [found]);
  if (files.length === 0) {
    throw new UsageError('no catalog here: name one with --catalog, or write one: holdpoint init');
  }
  const { loadCatalog } = await import('../../config/catalog/load.ts');
  return compileCatalog(await loadCatalog(files));
}

function resolve(word: string, catalog: CatalogIndex): AskedWord {
  const asked = systemsAsked(word, catalog);
  switch (asked.kind) {
    case 'system':
      return { word, systems: asked.ids, patterns: null };
    case 'path':
    case 'resource':
      return { word, systems: asked.ids, patterns: asked.patterns };
    case 'ambiguous':
      throw new UsageError(
        `${word} could be any of ${asked.candidates.join(', ')}: name one by its id`,
      );
    case 'nobody': {
      const hint = didYouMean(word, new Set(catalog.systems.keys()));
      throw new UsageError(
        `no system of the catalog is called ${word} or claims it.${hint === null ? '' : ` ${hint}`}`,
      );
    }
  }
}
