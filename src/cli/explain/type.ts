import { CLASSES } from '../../readers/terraform/tables/classes.ts';
import { lookupType } from '../../readers/terraform/tables/lookup.ts';
import { PROVIDERS } from '../../readers/terraform/tables/providers.ts';
import type { KnownType } from '../../readers/terraform/tables/types.ts';
import { Page } from '../render/text/page.ts';
import { plain } from '../terminal/layout.ts';
import type { Style } from '../terminal/style.ts';

/** Every type on a list, for suggestions. */
export function knownTypes(): readonly string[] {
  return PROVIDERS.flatMap(({ prefix, tables }) =>
    tables.flatMap(({ types }) =>
      types
        .trim()
        .split(/\s+/)
        .map((name) => prefix + name),
    ),
  );
}

/** What the lists say of a Terraform type, or null for one that stands on none. */
export function typeText(type: string, style: Style, columns: number): string | null {
  const known = lookupType(type);
  return known === null ? null : describe(type, known, style, columns);
}

const LOSS = {
  reversible: 'can be undone',
  costly: 'can be undone, at a price',
  irreversible: 'cannot be undone',
  unknown: 'may or may not be undone: nobody knows',
} as const;

const DATA = {
  'holds-data': 'Yes: what is in it, no code can make again.',
  none: 'No.',
  unknown: 'Perhaps: it depends on what is inside, which the plan does not tell.',
} as const;

function describe(type: string, known: KnownType, style: Style, columns: number): string {
  const facts = CLASSES[known.class];
  const page = new Page(style, columns);
  page.line(`${style.bold(plain(type))}  ${plain(facts.noun)}`);
  page.line();
  const label = (name: string, text: string) => page.labelled(style.dim(name), 9, text);
  label('Data', DATA[facts.data]);
  label('Loss', `Deleting or replacing it ${LOSS[facts.loss]}: ${facts.because}.`);
  if (facts.outage) label('Outage', 'Something stops working while it is away.');
  for (const [index, way] of facts.safer.entries()) {
    label(index === 0 ? 'Safer' : '', `${way.charAt(0).toUpperCase()}${way.slice(1)}.`);
  }
  label('List', `${known.list}. The attributes in a plan may show that it is milder or worse.`);
  return page.toString();
}
