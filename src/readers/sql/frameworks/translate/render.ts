import type { Dialect } from '../../types.ts';
import type { Column, Operation } from './operation.ts';
import { typeIn } from './type-names.ts';

const BARE = /^[a-z_][a-z0-9_]*$/;
const RESERVED = new Set(
  'user order group table select index column default primary key check references from where to all end limit offset desc asc grant case when then else cast constraint unique foreign values set'.split(
    ' ',
  ),
);

/** An operation as one statement of a dialect, or null for what no SQL says. */
export function render(operation: Operation, dialect: Dialect): string | null {
  return operation.kind === 'opaque' ? null : new Renderer(dialect).render(operation);
}

class Renderer {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  render(operation: Exclude<Operation, { kind: 'opaque' }>): string {
    switch (operation.kind) {
      case 'sql':
        return operation.sql;
      case 'drop-table': {
        const cascade = operation.cascade && this.#isPostgres() ? ' CASCADE' : '';
        return `DROP TABLE ${operation.ifExists ? 'IF EXISTS ' : ''}${this.#name(operation.table)}${cascade}`;
      }
      case 'create-table': {
        const columns = operation.columns.map((column) => this.#column(column)).join(', ');
        const guard = operation.ifNotExists ? 'IF NOT EXISTS ' : '';
        return `CREATE TABLE ${guard}${this.#name(operation.table)} (${columns})`;
      }
      case 'delete':
        return `DELETE FROM ${this.#name(operation.table)}${where(operation.filtered)}`;
      case 'update': {
        const columns = operation.columns.map((column) => `${this.#name(column)} = $1`).join(', ');
        return `UPDATE ${this.#name(operation.table)} SET ${columns || 'computed = $1'}${where(operation.filtered)}`;
      }
      case 'insert':
        return `INSERT INTO ${this.#name(operation.table)} DEFAULT VALUES`;
      case 'truncate':
        return `TRUNCATE TABLE ${this.#name(operation.table)}${operation.cascade && this.#isPostgres() ? ' CASCADE' : ''}`;
      case 'rename-table':
        return this.#dialect === 'tsql'
          ? `EXEC sp_rename N'${quoted(operation.from)}', N'${quoted(operation.to)}'`
          : `ALTER TABLE ${this.#name(operation.from)} RENAME TO ${this.#name(operation.to)}`;
      case 'rename-column':
        return this.#dialect === 'tsql'
          ? `EXEC sp_rename N'${quoted(`${operation.table}.${operation.from}`)}', N'${quoted(operation.to)}', N'COLUMN'`
          : `ALTER TABLE ${this.#name(operation.table)} RENAME COLUMN ${this.#name(operation.from)} TO ${this.#name(operation.to)}`;
      case 'add-index':
      case 'drop-index':
        return this.#index(operation);
      default:
        return `ALTER TABLE ${this.#name(operation.table)} ${this.#alter(operation)}`;
    }
  }

  #index(operation: Extract<Operation, { kind: 'add-index' | 'drop-index' }>): string {
    const concurrently = operation.concurrently && this.#isPostgres() ? ' CONCURRENTLY' : '';
    if (operation.kind === 'add-index') {
      const unique = operation.unique ? ' UNIQUE' : '';
      const guard = operation.ifNotExists === true ? ' IF NOT EXISTS' : '';
      const columns = operation.columns.map((column) => this.#name(column)).join(', ');
      const name = operation.name ?? [...operation.columns, 'index'].join('_');
      return `CREATE${unique} INDEX${concurrently}${guard} ${this.#name(name)} ON ${this.#name(operation.table)} (${columns || 'computed'})`;
    }
    const onTable = this.#dialect === 'mysql' || this.#dialect === 'tsql';
    const on = onTable && operation.table !== null ? ` ON ${this.#name(operation.table)}` : '';
    return `DROP INDEX${concurrently}${operation.ifExists ? ' IF EXISTS' : ''} ${this.#name(operation.name)}${on}`;
  }

  #alter(
    operation: Exclude<
      Operation,
      {
        kind:
          | 'opaque'
          | 'sql'
          | 'drop-table'
          | 'create-table'
          | 'rename-table'
          | 'rename-column'
          | 'add-index'
          | 'drop-index'
          | 'delete'
          | 'update'
          | 'insert'
          | 'truncate';
      }
    >,
  ): string {
    switch (operation.kind) {
      case 'add-column': {
        const word = this.#dialect === 'tsql' ? 'ADD' : 'ADD COLUMN';
        return `${word} ${operation.ifNotExists === true ? 'IF NOT EXISTS ' : ''}${this.#column(operation.column)}`;
      }
      case 'drop-column':
        return `DROP COLUMN ${operation.ifExists ? 'IF EXISTS ' : ''}${this.#name(operation.column)}`;
      case 'change-type':
        return this.#changeType(operation);
      case 'set-not-null':
      case 'drop-not-null':
        return this.#nullability(operation);
      case 'set-default':
        return operation.defaultSql === null
          ? `ALTER COLUMN ${this.#name(operation.column)} DROP DEFAULT`
          : `ALTER COLUMN ${this.#name(operation.column)} SET DEFAULT ${operation.defaultSql}`;
      case 'add-constraint':
        return this.#constraint(operation);
      case 'validate-constraint':
        return `VALIDATE CONSTRAINT ${this.#name(operation.name)}`;
      case 'drop-constraint': {
        if (this.#dialect !== 'mysql') return `DROP CONSTRAINT ${this.#name(operation.name)}`;
        if (operation.constraint === 'primary-key') return 'DROP PRIMARY KEY';
        const word = operation.constraint === 'foreign-key' ? 'FOREIGN KEY' : 'CONSTRAINT';
        return `DROP ${word} ${this.#name(operation.name)}`;
      }
    }
  }

  #changeType(operation: Extract<Operation, { kind: 'change-type' }>): string {
    const column = this.#name(operation.column);
    const type = typeIn(this.#dialect, operation.type);
    const notNull = operation.notNull === true ? ' NOT NULL' : '';
    if (this.#dialect === 'mysql') return `MODIFY COLUMN ${column} ${type}${notNull}`;
    if (this.#dialect === 'tsql') return `ALTER COLUMN ${column} ${type}${notNull}`;
    return `ALTER COLUMN ${column} TYPE ${type}`;
  }

  #nullability(operation: Extract<Operation, { kind: 'set-not-null' | 'drop-not-null' }>): string {
    const column = this.#name(operation.column);
    const type = operation.type === null ? null : typeIn(this.#dialect, operation.type);
    const not = operation.kind === 'set-not-null';
    if (this.#dialect === 'mysql' && type !== null) {
      return `MODIFY COLUMN ${column} ${type}${not ? ' NOT NULL' : ' NULL'}`;
    }
    if (this.#dialect === 'tsql' && type !== null) {
      return `ALTER COLUMN ${column} ${type}${not ? ' NOT NULL' : ' NULL'}`;
    }
    return `ALTER COLUMN ${column} ${not ? 'SET' : 'DROP'} NOT NULL`;
  }

  #constraint(operation: Extract<Operation, { kind: 'add-constraint' }>): string {
    const name = operation.name === null ? '' : `CONSTRAINT ${this.#name(operation.name)} `;
    const columns = operation.columns.map((column) => this.#name(column)).join(', ') || 'computed';
    const late = operation.notValid && this.#isPostgres() ? ' NOT VALID' : '';
    switch (operation.constraint) {
      case 'foreign-key':
        return `ADD ${name}FOREIGN KEY (${columns}) REFERENCES ${this.#name(operation.references ?? 'computed')} (id)${late}`;
      case 'check':
        return `ADD ${name}CHECK (${operation.check ?? 'computed()'})${late}`;
      case 'unique':
        return `ADD ${name}UNIQUE (${columns})`;
      case 'primary-key':
        return `ADD ${name}PRIMARY KEY (${columns})`;
    }
  }

  #column(column: Column): string {
    return [
      this.#name(column.name),
      typeIn(this.#dialect, column.type),
      ...(column.notNull ? ['NOT NULL'] : []),
      ...(column.defaultSql === null ? [] : [`DEFAULT ${column.defaultSql}`]),
      ...(column.primaryKey === true ? ['PRIMARY KEY'] : []),
      ...(column.unique === true ? ['UNIQUE'] : []),
    ].join(' ');
  }

  /** Quoted where it has to be; `schema.table` is two names. */
  #name(name: string): string {
    return name
      .split('.')
      .map((part) => this.#part(part))
      .join('.');
  }

  #part(part: string): string {
    if (BARE.test(part) && !RESERVED.has(part)) return part;
    if (this.#dialect === 'mysql') return `\`${part.replaceAll('`', '``')}\``;
    if (this.#dialect === 'tsql') return `[${part.replaceAll(']', ']]')}]`;
    return `"${part.replaceAll('"', '""')}"`;
  }

  #isPostgres(): boolean {
    return this.#dialect === 'postgresql' || this.#dialect === 'unknown';
  }
}

function where(filtered: boolean): string {
  return filtered ? ' WHERE computed = $1' : '';
}

function quoted(name: string): string {
  return name.replaceAll("'", "''");
}
