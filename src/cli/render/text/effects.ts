import type { Effect } from '../../../core/change/types.ts';
import { pad, plain } from '../../terminal/layout.ts';
import type { Style } from '../../terminal/style.ts';
import { environmentWords } from '../environment-words.ts';
import { byGravity, count, countByVerb, group } from '../counting.ts';
import type { Report } from '../report.ts';
import type { Page } from './page.ts';

const MOST = 10;
/** Only so many different reasons are given, those of the gravest. */
const EXPLAINED = 3;

/** Effects, gravest first, each with where in the input it was seen. */
export function writeEffects(page: Page, { assessment }: Report): void {
  const all = byGravity(assessment.change.effects);
  if (all.length === 0) return;
  page.heading('What happens', `${count(all.length, 'effect')}: ${countByVerb(all)}`);
  const shown = all.slice(0, MOST);
  const verbWidth = Math.max(...shown.map(({ effect }) => effect.verb.length));
  const explained = new Set<string>();
  for (const { effect, index } of shown) {
    const environment = environmentWords(effect, assessment.environments[index]);
    const verb = pad(paintVerb(effect, page.style), verbWidth);
    const calm = effect.reversibility === 'reversible' && effect.data === 'none';
    const aside = calm && environment !== 'unknown' ? `  ${page.style.dim(environment)}` : '';
    page.line(`  ${verb}  ${plain(effect.resource.address)}${aside}`);
    if (!calm) page.labelled('', verbWidth, describe(effect, environment), page.style.dim);
    if (explained.size < EXPLAINED && !explained.has(effect.why) && needsExplaining(effect)) {
      explained.add(effect.why);
      page.labelled('', verbWidth, effect.why);
    }
  }
  const rest = all.slice(MOST);
  if (rest.length > 0) page.text(`and ${group(rest.length)} more: ${countByVerb(rest)}`);
}

function needsExplaining(effect: Effect): boolean {
  return effect.reversibility !== 'reversible' || effect.data === 'unknown';
}

function paintVerb(effect: Effect, style: Style): string {
  if (effect.reversibility === 'irreversible') return style.red(effect.verb);
  if (effect.reversibility === 'unknown') return style.magenta(effect.verb);
  return effect.reversibility === 'costly' ? style.yellow(effect.verb) : effect.verb;
}

const UNDO = {
  irreversible: 'cannot be undone',
  unknown: 'nobody knows whether it can be undone',
  costly: 'can be undone, at a price',
  reversible: 'can be undone',
} as const;

const DATA = { 'holds-data': ['holds data'], unknown: ['may hold data'], none: [] } as const;

function describe(effect: Effect, environment: string): string {
  const place = environment === 'unknown' ? ['environment not known'] : [environment];
  const seen = effect.evidence[0];
  const where = seen
    ? [seen.line === null ? (seen.pointer ?? seen.source) : `${seen.source}:${seen.line}`]
    : [];
  return [...place, UNDO[effect.reversibility], ...DATA[effect.data], ...where].join(' · ');
}
