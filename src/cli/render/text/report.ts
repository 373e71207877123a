import type { Style } from '../../terminal/style.ts';
import type { Report } from '../report.ts';
import { writeEffects } from './effects.ts';
import { writeFindings } from './findings.ts';
import { writeLosses } from './losses.ts';
import { Page } from './page.ts';
import { writeReach } from './reach.ts';
import { writeRelease } from './release.ts';
import { writeRules } from './rules.ts';
import { writeFooter, writeProvenance, writeVerdict } from './verdict.ts';

/** The report for a person at a terminal: the verdict first, then what cannot be undone. */
export function renderText(report: Report, style: Style, columns: number): string {
  const page = new Page(style, columns);
  writeVerdict(page, report);
  writeLosses(page, report);
  writeEffects(page, report);
  writeFindings(page, report);
  writeReach(page, report);
  writeProvenance(page, report);
  writeRules(page, report);
  writeRelease(page, report);
  writeFooter(page, report);
  return page.toString();
}
