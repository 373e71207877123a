/** What every act has. */

/** A name as the database keeps it: unquoted, and folded the way the dialect folds it. */
export interface ObjectName {
  readonly schema: string | null;
  readonly name: string;
}

/** What running an act costs those who use the table meanwhile, before anything is known of the table. */
export interface Cost {
  /** The lock in the dialect's own words (`ACCESS EXCLUSIVE`), or null where it has no names for locks. */
  readonly lock: string | null;
  readonly blocks: 'reads-and-writes' | 'writes' | 'nothing';
  /** `brief` needs the lock for a moment; `scan` reads the whole table under it; `rewrite` writes it anew. */
  readonly duration: 'brief' | 'scan' | 'rewrite' | 'unknown';
  /** Why it takes that long, as the end of a sentence that begins with "because". */
  readonly because: string;
  /** Gentler ways, in the dialect's own words. */
  readonly safer: readonly string[];
}

export interface ActBase {
  /** 1-based line of the file on which the act stands. */
  readonly line: number;
  /** The statement that it stands in. */
  readonly sql: string;
  /** Copied from the statement. */
  readonly translatedFrom: string | null;
  /** What it is nested in (`DO block`, `EXECUTE string`), or null for a statement of its own. */
  readonly within: string | null;
  /** Null where it costs nobody anything. */
  readonly cost: Cost | null;
}

export interface OnTable extends ActBase {
  readonly table: ObjectName;
}
