import type { Reason, Severity } from '../../../core/policy/types.ts';
import type { Style } from '../../terminal/style.ts';
import { plain } from '../../terminal/layout.ts';
import type { Report } from '../report.ts';
import type { Page } from './page.ts';

const TITLES = {
  allow: 'Rules that applied',
  hold: 'Rules that hold it',
  deny: 'Rules against it',
};

export function writeRules(page: Page, { verdict }: Report): void {
  if (verdict.reasons.length === 0) return;
  page.heading(TITLES[verdict.outcome]);
  for (const reason of verdict.reasons) {
    const severity = paintSeverity(reason.severity, page.style);
    page.line(
      `  ${page.style.bold(plain(reason.rule))}  ${severity}  ${page.style.dim(plain(placeOf(reason)))}`,
    );
    page.text(reason.message, 4);
    if (reason.until !== null) page.text(`A directive, in force until ${reason.until}.`, 4);
  }
}

/** Where the rule is written, in the form that editors and terminals make a link of. */
export function placeOf({ source }: Reason): string {
  return source.line > 0 ? `${source.file}:${source.line}` : source.file;
}

function paintSeverity(severity: Severity, style: Style): string {
  if (severity === 'critical' || severity === 'high') return style.red(severity);
  return severity === 'medium' ? style.yellow(severity) : style.dim(severity);
}
