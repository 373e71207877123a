/** Reads tables of changes to a manifest. */

/** One piece of a manifest replaced by another. */
export interface Edit {
  readonly from: string;
  readonly to: string;
}

export interface UpdateRow {
  readonly what: string;
  readonly text: string;
  readonly reversibility: string;
  /** Null where no trait tells it. */
  readonly trait: string | null;
  readonly harmful: Edit;
  readonly harmless: Edit;
}

/**
 * Rows of one manifest, one a line: `what | reversibility | trait | from → to | harmless from → to`, with
 * `\\n` for a line break and `-` for no trait.
 */
export function updateRows(text: string, table: string): readonly UpdateRow[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [what = '', reversibility = '', trait = '', harmful = '', harmless = ''] = line
        .trim()
        .split(' | ');
      return {
        what,
        text,
        reversibility,
        trait: trait === '-' ? null : trait,
        harmful: editOf(harmful),
        harmless: editOf(harmless),
      };
    });
}

function editOf(cell: string): Edit {
  const [from = '', to = ''] = `${cell} `.split(' → ').map((side) => side.replaceAll('\\n', '\n'));
  return { from, to: to.slice(0, -1) };
}
