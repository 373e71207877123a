import type { PlanElement } from '../plan/types.ts';
import type { EffectDraft } from './draft.ts';

/** What is said of an element that is no resource change in any shape known: everything is unknown. */
export function unreadableDraft(element: PlanElement): EffectDraft {
  const { index, line } = element.trace;
  const address = `resource_changes[${index}]`;
  return {
    effect: {
      verb: 'update',
      resource: { type: 'unknown', address, provider: null, name: null },
      reversibility: 'unknown',
      data: 'unknown',
      traits: ['unlisted-type'],
      changes: [],
      why: 'This element has no address, type or change that can be read, so what it does is not known.',
      safer: ['plan again with a released version of Terraform'],
    },
    pointer: `/resource_changes/${index}`,
    line,
    note: 'no readable change',
    excerpt: [],
    tags: [],
    addressWords: [],
    managed: true,
    configAddress: address,
  };
}
