import type { CatalogIndex } from '../../../core/catalog/compile.ts';
import type { Finding } from '../../../core/change/finding.ts';
import type { Hold } from '../../../core/policy/types.ts';
import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import type { StoredCase } from '../../ports.ts';
import { code, plain } from './plain-text.ts';

const MOST = 10;
/** Forges take some more; nobody reads as much. */
const LONGEST = 30_000;

/** What a reviewer decides from, in the order in which they need it. */
export function summaryOf(
  row: StoredCase,
  blockers: readonly string[],
  roster: CatalogIndex,
  link: string | null,
  replay: string | null = null,
): string {
  const { assessment, verdict } = row;
  const parts = [
    `**${plain(assessment.headline, 500)}**`,
    plain(verdict.summary, 1000),
    link === null ? '' : `[Read and answer it in Holdpoint](${link})`,
    section('What cannot be undone', assessment.losses, ({ headline, why }) => {
      return `${plain(headline)}: ${plain(why)}`;
    }),
    section('What holds it', [...blockers, ...verdict.holds], (each) =>
      typeof each === 'string' ? `${plain(each)}, and that holds it here` : holdLine(each, roster),
    ),
    section(
      'Why it is denied',
      verdict.reasons.filter(({ outcome }) => outcome === 'deny'),
      ({ title, message, lift }) => `${plain(title)}: ${plain(message)} ${plain(lift)}`,
    ),
    replay ?? '',
    `### How far it reaches\n\n${reachLine(row)}`,
    `### Who or what made it\n\n${provenanceLines(row)}`,
    section('What is known to cascade', assessment.change.findings ?? [], findingLine),
    section('What happened before', assessment.echoes, ({ incident, because }) => {
      return `${plain(incident.title)} (${plain(incident.date, 40)}): ${plain(incident.lesson)} Alike: ${plain(because.join(', '))}.`;
    }),
  ];
  return bounded(parts.filter((part) => part !== '').join('\n\n'));
}

/** Cut between lines: half a piece of code would let loose what was in it. */
function bounded(text: string): string {
  if (text.length <= LONGEST) return text;
  const whole = text.slice(0, text.lastIndexOf('\n', LONGEST));
  return `${whole}\n\n… The rest is on the page of the case.`;
}

function section<T>(title: string, items: readonly T[], line: (item: T) => string): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, MOST).map((item) => `- ${line(item)}`);
  const more = items.length > MOST ? [`- and ${items.length - MOST} more`] : [];
  return [`### ${title}`, '', ...shown, ...more].join('\n');
}

function holdLine({ message, lift, requirement }: Hold, roster: CatalogIndex): string {
  const who =
    requirement.kind === 'approvals' ? ` Who can: ${names(requirement.eligible, roster)}.` : '';
  return `${plain(message)} What lifts it: ${plain(lift)}${who}`;
}

function names(ids: readonly string[], roster: CatalogIndex): string {
  if (ids.length === 0) return 'nobody in the roster';
  const shown = ids.slice(0, MOST).map((id) => plain(roster.people.get(id)?.name ?? id, 100));
  return `${shown.join(', ')}${ids.length > MOST ? ` and ${ids.length - MOST} more` : ''}`;
}

function reachLine({ assessment: { reach } }: StoredCase): string {
  if (reach.total === 0) return 'No system of the catalog claims anything in it.';
  const worst =
    reach.worstTier === null ? 'none with a tier' : `the worst of Tier-${reach.worstTier}`;
  const direct = reach.systems.filter(({ distance }) => distance === 0);
  const shown = direct
    .slice(0, MOST)
    .map(({ name, tier }) => `${plain(name, 100)}${tier === null ? '' : ` (Tier-${tier})`}`);
  const more = direct.length > MOST ? ` and ${direct.length - MOST} more` : '';
  const systems = reach.total === 1 ? '1 system' : `${reach.total} systems`;
  return `It reaches ${systems}, ${worst}. Hit directly: ${shown.join(', ') || 'none'}${more}.`;
}

/** Attested before declared: what a party other than the author says weighs more. */
function provenanceLines({ assessment: { provenance } }: StoredCase): string {
  const strongest = provenance.clues.toSorted((a, b) => strengthOf(b) - strengthOf(a))[0];
  if (strongest === undefined) return plain(provenance.why);
  const { evidence, strength } = strongest;
  return `${plain(provenance.why)} Strongest evidence (${strength}): ${plain(evidence.note)}, in ${code(evidence.source)}.`;
}

const strengthOf = ({ strength }: ProvenanceClue): number => (strength === 'attested' ? 1 : 0);

function findingLine({ title, path, evidence, why, fix, weight }: Finding): string {
  const place = code(evidence.line === null ? path : `${path}:${evidence.line}`);
  const asks = weight === 'hold' ? ' Somebody has to accept it, or it has to go.' : '';
  return `${place}: ${plain(title)}. ${plain(why)} Instead: ${plain(fix)}${asks}`;
}
