import type { Act, Cost, Opaque, Stated } from '../acts.ts';
import type { ScriptStatement } from '../types.ts';
import type { LocalDialect } from './lexer.ts';
import type { TokenReader } from './tokens.ts';

/** One statement on its way to acts. */
export interface Context {
  readonly dialect: LocalDialect;
  readonly statement: ScriptStatement;
  readonly within: string | null;
  readonly reader: TokenReader;
  /** Acts of a text that the statement runs (`EXEC('…')`). */
  readonly inner: (sql: string, within: string) => readonly Act[];
}

/** What every act of a statement has. */
export function base({ statement, within }: Context, cost: Cost | null = null) {
  const { line, sql, translatedFrom } = statement;
  return { line, sql, translatedFrom, within, cost };
}

export function opaque(context: Context, reason: Opaque['reason'], message: string): Opaque {
  return { ...base(context), kind: 'opaque', reason, message };
}

/** Something of the dialect's own, told with all that follows from it. */
export function stated(
  context: Context,
  told: Pick<Stated, 'verb' | 'object' | 'name' | 'reversibility' | 'data' | 'traits' | 'why'> & {
    readonly safer?: readonly string[];
    readonly table?: Stated['table'];
  },
): Stated {
  return { ...base(context), kind: 'stated', table: null, safer: [], ...told };
}
