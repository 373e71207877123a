import type { Assessment } from '../../assess.ts';
import { countsAsProduction } from '../../change/kinds.ts';
import type { ExplainTerms, ReleaseTerms } from '../../policy/release-terms.ts';
import { isAiAssisted } from '../../provenance/judge.ts';
import { hitsTier } from '../../reach/tiers-hit.ts';
import { contributorsOf } from '../people/contributors.ts';
import type { Ask } from './built-in-asks.ts';

/**
 * Before anybody senior reads a change, its author says what it does, what could go wrong and how to undo
 * it. Asked only where somebody known wrote it: a hand that nobody can name escalates by itself.
 */
export function explanationAsk(
  assessment: Assessment,
  treated: Assessment,
  { explain }: ReleaseTerms,
): readonly Ask[] {
  if (explain === null || !isWanted(treated, explain)) return [];
  const authors = authorsOf(assessment);
  if (authors.length === 0) return [];
  const parts = missingParts(assessment, explain);
  // Once it is there it stands on the page by itself.
  if (parts.length === 0) return [];
  const rule = 'explain-first';
  return [
    {
      reason: {
        rule,
        title: 'The author explains it first',
        severity: 'medium',
        outcome: 'hold',
        message:
          'Before somebody senior is asked, whoever wrote it says what it does, what could go wrong and how to undo it.',
        effects: [],
        evidence: null,
        source: { file: 'built in', line: 0 },
        lift: 'Write the explanation on the page of the case.',
        until: null,
      },
      holds: [
        {
          id: `${rule}/explanation`,
          rule,
          requirement: { kind: 'explanation', parts, authors },
          message: `Its author has not said ${parts.join(', ')}.`,
          lift: 'One of its authors writes it on the page of the case; then people are asked.',
        },
      ],
    },
  ];
}

function isWanted({ change, reach, provenance }: Assessment, explain: ExplainTerms): boolean {
  if (change.kind === 'action' || !hitsTier(reach, explain.tiers)) return false;
  return explain.of === 'everything' || isAiAssisted(provenance);
}

/** Ids of the people who wrote it; where only a machine did, of those who had a hand in it otherwise. */
export function authorsOf(assessment: Assessment): readonly string[] {
  const wrote = assessment.actors
    .filter(({ role }) => role === 'author' || role === 'co-author')
    .flatMap(({ person }) => person ?? []);
  const people = wrote.length > 0 ? wrote : contributorsOf(assessment);
  return [...new Set(people)].toSorted();
}

function missingParts(assessment: Assessment, explain: ExplainTerms): readonly string[] {
  const { explanation } = assessment;
  if (explanation === undefined) return ['what it does', 'what could go wrong', 'how to undo it'];
  if (!explain.eachIrreversible) return [];
  const answered = new Set(explanation.effects.map(({ effect }) => effect));
  return irreversibleIn(assessment)
    .filter((address) => !answered.has(address))
    .map((address) => `why ${address} may go for good`);
}

/** Addresses of what cannot be undone and counts as production, each once. */
export function irreversibleIn({ change, environments }: Assessment): readonly string[] {
  const gone = change.effects.filter(
    ({ reversibility, verb }, index) =>
      verb !== 'read' &&
      reversibility === 'irreversible' &&
      countsAsProduction(environments[index] ?? 'unknown'),
  );
  return [...new Set(gone.map(({ resource }) => resource.address))];
}
