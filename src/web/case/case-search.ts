/** What the address of a safety case can say beside its id. Absent means the default. */
export interface CaseSearch {
  /** Filter over the effects. */
  readonly effects?: string;
  /** The reach as a table instead of a drawing. */
  readonly reach?: 'table';
}

export function readCaseSearch(search: Record<string, unknown>): CaseSearch {
  const { effects, reach } = search;
  return {
    ...(effects !== undefined && effects !== '' && { effects: String(effects) }),
    ...(reach === 'table' && { reach }),
  };
}
