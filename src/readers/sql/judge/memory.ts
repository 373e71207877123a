import type { Act, ObjectName } from '../acts.ts';

/**
 * What the statements so far have made of the database. Names are compared with their schema; without
 * one they are in the first of the search path.
 */
export class ScriptMemory {
  /** Tables that this script made: `certain`, or only if there was none of that name. */
  readonly #made = new Map<string, 'certain' | 'if-missing'>();
  readonly #columns = new Map<string, string>();
  readonly #proven = new Set<string>();
  /** NOT VALID constraints by name, with the column that they will prove, and whether added in this transaction. */
  readonly #unproven = new Map<
    string,
    { readonly column: string | null; readonly transaction: number }
  >();
  readonly #bodies = new Map<string, readonly Act[]>();
  #schema = 'public';
  #transaction = 0;
  #open = false;
  /** Tables that may hold other rows than those that were counted before the change. */
  readonly #refilled: Set<string>;
  #counted = true;
  lockTimeout = false;

  /** `refilled` is shared by all files of a change. */
  constructor(refilled: Set<string> = new Set()) {
    this.#refilled = refilled;
  }

  /** Called before the first statement; `wrapped` where the tool opens a transaction. */
  begin(wrapped: boolean): void {
    this.#open = wrapped;
  }

  /**
   * Another file follows, in a session of its own. Where nobody can tell that the files before it were
   * run, what they made is good enough for locks, and for no loss.
   */
  nextFile(sure: boolean): void {
    this.#schema = 'public';
    this.#transaction += 1;
    this.#counted = true;
    this.lockTimeout = false;
    if (sure) return;
    for (const key of this.#made.keys()) this.#made.set(key, 'if-missing');
    this.#columns.clear();
    this.#bodies.clear();
  }

  key(name: ObjectName): string {
    return `${name.schema ?? this.#schema}.${name.name}`;
  }

  made(table: ObjectName, how: 'certain' | 'if-missing'): void {
    this.#made.set(this.key(table), how);
  }

  gone(table: ObjectName): void {
    this.#made.delete(this.key(table));
  }

  renamed(from: ObjectName, to: ObjectName): void {
    this.refilled(from);
    this.refilled(to);
    const how = this.#made.get(this.key(from));
    this.#made.delete(this.key(from));
    if (how === undefined) this.#made.delete(this.key(to));
    else this.#made.set(this.key(to), how);
  }

  refilled(table: ObjectName): void {
    this.#refilled.add(this.key(table));
  }

  /** Tables of other names may stand in for all that were counted. */
  recount(): void {
    this.#refilled.add('*');
  }

  /** True while what was counted before the change can still be in the table. */
  isAsCounted(table: ObjectName): boolean {
    return this.#counted && !this.#refilled.has('*') && !this.#refilled.has(this.key(table));
  }

  /** True where all rows that are in it came with this script. */
  isNew(table: ObjectName): boolean {
    return this.#made.get(this.key(table)) === 'certain';
  }

  /** Also true after `CREATE TABLE IF NOT EXISTS`: enough for locks, not for losses. */
  isProbablyNew(table: ObjectName): boolean {
    return this.#made.has(this.key(table));
  }

  columnAdded(table: ObjectName, column: string, type: string): void {
    this.#columns.set(`${this.key(table)}.${column}`, type);
  }

  columnRenamed(table: ObjectName, from: string, to: string): void {
    const type = this.#columns.get(`${this.key(table)}.${from}`);
    this.#columns.delete(`${this.key(table)}.${from}`);
    if (type !== undefined) this.#columns.set(`${this.key(table)}.${to}`, type);
  }

  isNewColumn(table: ObjectName, column: string): boolean {
    return this.#columns.has(`${this.key(table)}.${column}`);
  }

  constraintAdded(
    table: ObjectName,
    name: string | null,
    column: string | null,
    valid: boolean,
  ): void {
    if (valid) {
      if (column !== null) this.#proven.add(`${this.key(table)}.${column}`);
    } else if (name !== null) {
      const transaction = this.#transaction;
      this.#unproven.set(`${this.key(table)}.${name}`, { column, transaction });
    }
  }

  constraintValidated(table: ObjectName, name: string): void {
    const column = this.#unproven.get(`${this.key(table)}.${name}`)?.column ?? null;
    if (column !== null) this.#proven.add(`${this.key(table)}.${column}`);
    this.#unproven.delete(`${this.key(table)}.${name}`);
  }

  /** True where the lock of `ADD CONSTRAINT … NOT VALID` is still held. */
  addedInThisTransaction(table: ObjectName, name: string): boolean {
    const added = this.#unproven.get(`${this.key(table)}.${name}`);
    return this.#open && added?.transaction === this.#transaction;
  }

  isProvenNotNull(table: ObjectName, column: string): boolean {
    return this.#proven.has(`${this.key(table)}.${column}`);
  }

  functionMade(name: ObjectName, body: readonly Act[]): void {
    this.#bodies.set(this.key(name), body);
  }

  bodyOf(name: ObjectName): readonly Act[] | null {
    return this.#bodies.get(this.key(name)) ?? null;
  }

  transaction(action: 'begin' | 'commit' | 'rollback' | 'savepoint'): void {
    // Nobody keeps book of what is taken back with a rollback, so nothing counts as made any more.
    if (action === 'rollback' || action === 'savepoint') this.forget();
    if (action === 'savepoint') return;
    this.#open = action === 'begin';
    this.#transaction += 1;
  }

  get inTransaction(): boolean {
    return this.#open;
  }

  /** What was made may not be there: another database, a rollback, a branch that was not taken. */
  forget(): void {
    this.#made.clear();
    this.#columns.clear();
    this.#proven.clear();
    this.#unproven.clear();
  }

  setting(name: string, value: string | null): void {
    if (name === 'database') {
      this.forget();
      this.#counted = false;
    }
    if (name === 'lock_timeout') this.lockTimeout = value !== null && !/^0+(?:ms|s)?$/.test(value);
    if (name === 'search_path') {
      const [first] = (value ?? 'public').split(',');
      const schema = first?.trim() ?? '';
      // The dump of a database empties it: every name then has its schema.
      this.#schema = schema === '' ? 'public' : schema;
    }
  }
}
