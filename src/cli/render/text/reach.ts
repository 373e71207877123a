import { count, listOf } from '../counting.ts';
import { reachSentence, tierOf, worstPath } from '../reach-words.ts';
import type { Report } from '../report.ts';
import type { Page } from './page.ts';

const MOST_ECHOES = 3;

export function writeReach(page: Page, report: Report): void {
  const { reach } = report.assessment;
  if (report.assessment.change.effects.length === 0) return;
  page.heading('How far it reaches');
  page.text(reachSentence(reach));
  const path = worstPath(reach);
  if (path) {
    page.text(
      path.map((system) => `${system.name} (${tierOf(system)})`).join(' → '),
      4,
      page.style.bold,
    );
  }
  for (const crossing of reach.crossings.slice(0, 2)) {
    const from = crossing.fromTier === null ? 'without a tier' : `of Tier ${crossing.fromTier}`;
    page.text(
      `${crossing.to} is Tier ${crossing.toTier} and depends on ${crossing.from}, a system ${from}.`,
    );
  }
  if (reach.systems.length > 0 && reach.unclaimed.length > 0) {
    page.text(`No system claims ${count(reach.unclaimed.length, 'effect')}.`, 2, page.style.dim);
  }
  writeEchoes(page, report);
}

/** What went wrong before, where this change looks like it. */
function writeEchoes(page: Page, { assessment }: Report): void {
  const echoes = assessment.echoes;
  if (echoes.length === 0) return;
  page.heading('It happened before');
  for (const { incident, because } of echoes.slice(0, MOST_ECHOES)) {
    page.labelled(incident.date, 10, incident.title, page.style.bold);
    page.labelled('', 10, `Alike: ${listOf(because, 4)}.`);
    page.labelled('', 10, incident.lesson);
    if (incident.link !== null) page.labelled('', 10, incident.link, page.style.dim);
  }
  if (echoes.length > MOST_ECHOES) page.text(`and ${echoes.length - MOST_ECHOES} more`);
}
