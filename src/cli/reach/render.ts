import type { Needs } from '../../core/reach/study/what-if-down.ts';
import type { Listed, ReachStudy, StudiedSystem } from '../../core/reach/study/study-types.ts';
import type { ReachEdge } from '../../core/reach/types.ts';
import { count, listOf } from '../render/counting.ts';
import { Page } from '../render/text/page.ts';
import type { Style } from '../terminal/style.ts';
import { edgeWords } from './edge-words.ts';
import type { AskedWord } from './run.ts';

export interface ShownStudy {
  readonly asked: readonly AskedWord[];
  readonly study: ReachStudy;
  /** What it needs itself, where that was asked for. */
  readonly needs: (Needs & { readonly why: string }) | null;
}

const MOST_IN_LAYER = 12;
const MOST_LINES = 10;

/** A study for a person at a terminal: the sentence first, then who is hit, then what is remarkable. */
export function renderStudy(
  { asked, study, needs }: ShownStudy,
  style: Style,
  columns: number,
): string {
  const page = new Page(style, columns);
  page.text(sentence(study), 0, style.bold);
  for (const { word, systems, patterns } of asked) {
    if (patterns === null) continue;
    page.text(`${word} belongs to ${listOf(systems, 4)}, by ${listOf(patterns, 4)}.`, 0, style.dim);
  }
  writeLayers(page, study);
  writeEdges(page, study);
  writeFindings(page, study);
  if (needs !== null) writeNeeds(page, needs);
  return page.toString();
}

function sentence({ total, starts, countByTier }: ReachStudy): string {
  const others = total - starts.length;
  const names = listOf(starts, 4);
  if (others === 0) return `Nothing depends on ${names}.`;
  const critical = countByTier['1'];
  return `If ${names} goes wrong, ${count(others, 'other system')} can fail with it; ${count(critical, 'Tier-1 system')} in all ${critical === 1 ? 'is' : 'are'} within reach.`;
}

function writeLayers(page: Page, study: ReachStudy): void {
  page.heading('Who is hit');
  for (const { distance, total } of study.layers) {
    const here = study.systems.filter((system) => system.distance === distance);
    const named = here.slice(0, MOST_IN_LAYER).map((system) => called(system));
    const more = total - named.length;
    const label = distance === 0 ? 'itself' : count(distance, 'step');
    page.labelled(label, 8, `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
  }
  const owners = study.owners.first
    .slice(0, 4)
    .map(({ owner, total }) => `${owner ?? 'nobody'} (${total})`);
  page.text(`Answered for by ${listOf(owners, 4)}.`, 2, page.style.dim);
}

function writeEdges(page: Page, study: ReachStudy): void {
  if (study.edges.count === 0) return;
  page.heading(
    'By which edges',
    study.edges.count > MOST_LINES ? `the first ${MOST_LINES} of ${study.edges.count}` : '',
  );
  writeEdgeList(page, study.edges);
}

function writeEdgeList(page: Page, edges: Listed<ReachEdge>): void {
  for (const edge of edges.first.slice(0, MOST_LINES)) page.text(edgeWords(edge), 2);
}

function writeFindings(page: Page, study: ReachStudy): void {
  section(
    page,
    'Carries Tier-1 without being Tier-1',
    study.carriesTier1,
    ({ system, tier, steps, neededBy }) =>
      `${system} (${tierWord(tier)}): ${neededBy.length > 0 ? `needed directly by ${listOf(neededBy, 4)}` : `Tier-1 is ${count(steps, 'step')} away`}; treat it as critical.`,
  );
  section(
    page,
    'Single points',
    study.singlePoints,
    ({ system, total, tier1 }) =>
      `${system}: every way to ${count(total, 'system')} goes through it, ${tier1} of Tier-1.`,
  );
  section(page, 'Without an owner', study.unowned, (id) => id);
  section(
    page,
    'Cycles',
    study.cycles,
    ({ systems, total }) =>
      `${listOf(systems, 8)} depend on one another${total > systems.length ? ` (${total} in all)` : ''}.`,
  );
  section(page, 'Declared and observed disagree', study.disagreements, edgeWords);
  section(page, 'Not seen for long', study.stale, edgeWords);
}

function section<T>(page: Page, title: string, listed: Listed<T>, say: (item: T) => string): void {
  if (listed.count === 0) return;
  const more =
    listed.count > MOST_LINES ? `the first ${MOST_LINES} of ${listed.count}` : `${listed.count}`;
  page.heading(title, more);
  for (const item of listed.first.slice(0, MOST_LINES)) page.text(say(item), 2);
}

function writeNeeds(page: Page, { systems, edges, why }: Needs & { readonly why: string }): void {
  page.heading('What it needs to come back', `${systems.count}`);
  if (systems.count === 0) page.text('Nothing that the catalog knows of.');
  for (const system of systems.first.slice(0, MOST_LINES)) {
    page.labelled(count(system.distance, 'step'), 8, called(system));
  }
  writeEdgeList(page, edges);
  page.text(why, 2, page.style.dim);
}

function called({ id, tier }: StudiedSystem): string {
  return `${id} (${tierWord(tier)})`;
}

function tierWord(tier: number | null): string {
  return tier === null ? 'no tier' : `Tier ${tier}`;
}
