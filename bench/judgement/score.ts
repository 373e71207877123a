/** What a tool says about one case, in the same terms as the labels. */
export interface Findings {
  readonly destroys: readonly string[];
  readonly irreversible: readonly string[];
  readonly reaches: readonly string[];
  readonly stop: boolean;
}

export type Question = 'destroys' | 'irreversible' | 'reaches' | 'stop';

/** Counts of one question over some cases. */
export interface Score {
  readonly right: number;
  readonly missed: number;
  readonly invented: number;
}

export const NO_SCORE: Score = { right: 0, missed: 0, invented: 0 };

/** How what was found compares with the labels, question by question. */
export function scoreCase(labels: Findings, found: Findings): Readonly<Record<Question, Score>> {
  return {
    destroys: scoreNames(labels.destroys, found.destroys),
    irreversible: scoreNames(labels.irreversible, found.irreversible),
    reaches: scoreNames(labels.reaches, found.reaches),
    stop: {
      right: labels.stop && found.stop ? 1 : 0,
      missed: labels.stop && !found.stop ? 1 : 0,
      invented: !labels.stop && found.stop ? 1 : 0,
    },
  };
}

export function add(a: Score, b: Score): Score {
  return {
    right: a.right + b.right,
    missed: a.missed + b.missed,
    invented: a.invented + b.invented,
  };
}

/** Share of what was found that is right, 0 to 1; null where nothing was found. */
export function precision({ right, invented }: Score): number | null {
  return right + invented === 0 ? null : right / (right + invented);
}

/** Share of what is there that was found, 0 to 1; null where there is nothing to find. */
export function recall({ right, missed }: Score): number | null {
  return right + missed === 0 ? null : right / (right + missed);
}

/**
 * A label names a thing as its input does (`orders`, `shop.orders`); a tool may say more (a kind, a
 * namespace, a module). They mean the same where every word of the label stands in what was found.
 */
function scoreNames(labels: readonly string[], found: readonly string[]): Score {
  const wanted = new Set(labels.map((label) => label.toLowerCase()));
  const items = [...new Set(found)].map((item) => wordsOf(item));
  const matches = (label: string, item: ReadonlySet<string>) =>
    [...wordsOf(label)].every((word) => item.has(word));
  const right = [...wanted].filter((label) => items.some((item) => matches(label, item))).length;
  const invented = items.filter((item) => ![...wanted].some((label) => matches(label, item)));
  return { right, missed: wanted.size - right, invented: invented.length };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\w@*-]+/u)
      .filter((word) => word !== ''),
  );
}
