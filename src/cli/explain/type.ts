import { explainType, type TypeFacts } from '../../readers/terraform/explain.ts';
import { PROVIDERS } from '../../readers/shared/resource-types/providers.ts';
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
  const facts = explainType(type);
  return facts === null ? null : describe(facts, style, columns);
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

function describe(facts: TypeFacts, style: Style, columns: number): string {
  const page = new Page(style, columns);
  page.line(`${style.bold(plain(facts.type))}  ${plain(facts.noun)}`);
  page.line();
  const label = (name: string, text: string) => page.labelled(style.dim(name), 9, text);
  label('Data', DATA[facts.data]);
  label('Loss', `Deleting or replacing it ${LOSS[facts.loss]}. ${facts.why}`);
  if (facts.protectedBy.length > 0) label('Guards', `${facts.protectedBy.join(', ')}.`);
  if (facts.replacedBy.length > 0) {
    label('Replaces', `A change to any of these makes a new one: ${facts.replacedBy.join(', ')}.`);
  }
  for (const [index, way] of facts.safer.entries()) {
    label(index === 0 ? 'Safer' : '', `${way.charAt(0).toUpperCase()}${way.slice(1)}.`);
  }
  label('List', `${facts.list}. The attributes in a plan may show that it is milder or worse.`);
  return page.toString();
}
