import type { Finding } from '../../../core/change/finding.ts';
import type { Report } from '../report.ts';
import type { Page } from './page.ts';

const MOST = 10;

/** What the lines are known to set off, the ones that hold first. */
export function writeFindings(page: Page, { assessment }: Report): void {
  const findings = byWeight(assessment.change.findings ?? []);
  if (findings.length === 0) return;
  page.heading('What its lines may set off');
  for (const finding of findings.slice(0, MOST)) {
    const mark = finding.weight === 'hold' ? page.style.yellow('!') : page.style.dim('·');
    page.labelled(mark, 1, `${finding.title}, ${placeOf(finding)}`, page.style.bold);
    page.labelled('', 1, `${finding.why} ${finding.fix}`);
  }
  if (findings.length > MOST) page.text(`and ${findings.length - MOST} more like these`, 4);
}

export function byWeight(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => Number(b.weight === 'hold') - Number(a.weight === 'hold'));
}

/** `src/pay.ts:12`, and a word where no grammar was there to read it. */
export function placeOf({ path, evidence, readBy }: Finding): string {
  const place = evidence.line === null ? path : `${path}:${evidence.line}`;
  return readBy === 'text' ? `${place} (read as text)` : place;
}
