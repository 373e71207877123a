import { environmentWords } from '../environment-words.ts';
import { byGravity, count, countByVerb, group, listOf } from '../counting.ts';
import { reachSentence, tierOf, worstPath } from '../reach-words.ts';
import { summaryBeside } from '../report.ts';
import type { Report } from '../report.ts';
import { byWeight, placeOf as findingPlace } from '../text/findings.ts';
import { placeOf } from '../text/rules.ts';
import { code, text } from './escape.ts';

const MOST_EFFECTS = 20;
const MOST_LOSSES = 10;
const MOST_FINDINGS = 10;

const SIGN = { allow: '🟢 Allow', hold: '✋ Hold', deny: '⛔ Deny' } as const;

/** A comment on a pull request, from which one can decide without opening anything else. */
export function renderMarkdown(report: Report): string {
  const sections = [
    head(report),
    losses(report),
    reach(report),
    findings(report),
    rules(report),
    release(report),
    effects(report),
    foot(report),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function head({ assessment, verdict }: Report): string {
  const signals = assessment.change.signals.filter((signal) => signal.weight === 'hold');
  return [
    `## ${SIGN[verdict.outcome]}: ${text(summaryBeside(verdict))}`,
    `**${text(assessment.headline)}**`,
    ...signals.map((signal) => `> ${text(signal.message)}`),
  ].join('\n\n');
}

function losses({ assessment }: Report): string {
  if (assessment.losses.length === 0) return '';
  const items = assessment.losses
    .slice(0, MOST_LOSSES)
    .map((loss) => `- **${text(loss.headline)}** ${text(loss.why)}`);
  const left = assessment.losses.length - items.length;
  return [
    '### Cannot be undone, or nobody can tell\n',
    ...items,
    ...(left > 0 ? [`- and ${left} more like these`] : []),
  ].join('\n');
}

function reach({ assessment }: Report): string {
  if (assessment.change.effects.length === 0) return '';
  const lines = ['### How far it reaches', text(reachSentence(assessment.reach))];
  const path = worstPath(assessment.reach);
  if (path) lines.push(path.map((s) => `${code(s.name)} (${tierOf(s)})`).join(' → '));
  for (const { incident, because } of assessment.echoes.slice(0, 3)) {
    const title =
      incident.link === null ? text(incident.title) : link(incident.title, incident.link);
    lines.push(
      `**It happened before**, on ${incident.date}: ${title}. ` +
        `${text(incident.lesson)} Alike: ${text(listOf(because, 4))}.`,
    );
  }
  lines.push(`**Who made it**: ${text(assessment.provenance.why)}`);
  return lines.join('\n\n');
}

/** Only addresses that cannot be anything but a web page become links. */
function link(title: string, address: string): string {
  return /^https?:\/\/[^\s<>()\\]+$/.test(address) ? `[${text(title)}](${address})` : text(title);
}

function findings({ assessment }: Report): string {
  const found = byWeight(assessment.change.findings ?? []);
  if (found.length === 0) return '';
  const items = found
    .slice(0, MOST_FINDINGS)
    .map(
      (each) =>
        `- **${text(each.title)}**, ${code(findingPlace(each))}: ${text(each.why)} ${text(each.fix)}`,
    );
  const left = found.length - items.length;
  return [
    '### What its lines may set off\n',
    ...items,
    ...(left > 0 ? [`- and ${left} more like these`] : []),
  ].join('\n');
}

function rules({ verdict }: Report): string {
  if (verdict.reasons.length === 0) return '';
  const rows = verdict.reasons.map(
    (reason) =>
      `| ${code(reason.rule)} | ${reason.severity} | ${text(reason.message)} | ${code(placeOf(reason))} |`,
  );
  return [
    '### Rules',
    '| Rule | Severity | Why | Written in |',
    '| --- | --- | --- | --- |',
    ...rows,
  ]
    .join('\n')
    .replace('\n', '\n\n');
}

function release({ verdict, submitCommand }: Report): string {
  if (verdict.outcome === 'allow') return '';
  const lifts = [
    ...new Set(verdict.holds.map((hold) => `- ${text(hold.message)} ${text(hold.lift)}`)),
  ];
  const ways = [
    ...new Set(verdict.reasons.filter((r) => r.lift !== '').map((r) => `- ${text(r.lift)}`)),
  ];
  return [
    ...(lifts.length > 0 ? ['### To get it released', lifts.join('\n'), code(submitCommand)] : []),
    ...(ways.length > 0 ? ['### What would make it pass', ways.join('\n')] : []),
  ].join('\n\n');
}

function effects({ assessment }: Report): string {
  const all = byGravity(assessment.change.effects);
  if (all.length === 0) return '';
  const rows = all.slice(0, MOST_EFFECTS).map(({ effect, index }) => {
    const environment = environmentWords(effect, assessment.environments[index]);
    return (
      `| ${effect.verb} | ${code(effect.resource.address)} | ${environment} | ` +
      `${effect.reversibility} | ${effect.data} | ${text(effect.why)} |`
    );
  });
  const rest = all.slice(MOST_EFFECTS);
  return [
    `<details><summary>${count(all.length, 'effect')}: ${countByVerb(all)}</summary>`,
    '',
    '| Does | To | In | Undo | Data | Why |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...(rest.length > 0 ? ['', `and ${group(rest.length)} more: ${countByVerb(rest)}`] : []),
    '',
    '</details>',
  ].join('\n');
}

function foot({ assessment, judgedBy }: Report): string {
  const policy = judgedBy.policy === null ? 'the built-in policy' : code(judgedBy.policy);
  return `<sub>Holdpoint, judged by ${policy} as of ${assessment.at}. Change ${code(assessment.change.digest)}</sub>`;
}
