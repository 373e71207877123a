import type { Loss } from '../../../core/assess.ts';
import type { Report } from '../report.ts';
import type { Page } from './page.ts';

const MOST = 6;

/** What is gone for good comes before everything else; what nobody can tell stands with it. */
export function writeLosses(page: Page, { assessment }: Report): void {
  const lost = assessment.losses.filter((loss) => loss.kind !== 'unknown');
  const unknown = assessment.losses.filter((loss) => loss.kind === 'unknown');
  write(page, 'Cannot be undone', lost, page.style.red);
  write(page, 'Nobody can tell', unknown, page.style.magenta);
}

function write(
  page: Page,
  title: string,
  losses: readonly Loss[],
  paint: (text: string) => string,
): void {
  if (losses.length === 0) return;
  page.heading(paint(title));
  for (const loss of losses.slice(0, MOST)) {
    page.labelled(paint('!'), 1, loss.headline, page.style.bold);
    page.labelled('', 1, loss.why);
  }
  if (losses.length > MOST) page.text(`and ${losses.length - MOST} more like these`, 4);
}
