/** One thing that a block does, in the order of the text. Lines count from the first of the body. */
export interface Step {
  readonly kind: 'statement' | 'dynamic' | 'expression' | 'assignment';
  readonly text: string;
  readonly line: number;
}

/** Keys under which a block keeps SQL that is run as it stands. */
const RUN_AS_IS: ReadonlySet<string> = new Set([
  'PLpgSQL_stmt_execsql',
  'PLpgSQL_stmt_perform',
  'PLpgSQL_stmt_call',
  'PLpgSQL_stmt_fors',
  'PLpgSQL_stmt_open',
  'PLpgSQL_stmt_return_query',
]);

const DYNAMIC: ReadonlySet<string> = new Set(['PLpgSQL_stmt_dynexecute', 'PLpgSQL_stmt_dynfors']);

interface Place {
  readonly value: unknown;
  readonly line: number;
  readonly statement: string;
  readonly key: string;
}

/** The steps of a parsed body, from whatever branch. Walks without recursion. */
export function* stepsOf(tree: unknown): Generator<Step> {
  const left: Place[] = [{ value: tree, line: 1, statement: '', key: '' }];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const { value, line, statement, key } = place;
    if (Array.isArray(value)) {
      for (const item of value.toReversed()) left.push({ value: item, line, statement, key });
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    const own = 'lineno' in value && typeof value.lineno === 'number' ? value.lineno : line;
    for (const [name, inner] of Object.entries(value).toReversed()) {
      if (name === 'PLpgSQL_expr') {
        const step = stepOf(inner, statement, key, own);
        if (step !== null) yield step;
      } else {
        const within = name.startsWith('PLpgSQL_stmt') ? name : statement;
        left.push({ value: inner, line: own, statement: within, key: name });
      }
    }
  }
}

function stepOf(expression: unknown, statement: string, key: string, line: number): Step | null {
  if (typeof expression !== 'object' || expression === null || !('query' in expression))
    return null;
  if (typeof expression.query !== 'string') return null;
  return { kind: kindOf(statement, key), text: expression.query, line };
}

function kindOf(statement: string, key: string): Step['kind'] {
  if (key === 'default_val') return 'expression';
  if (key === 'dynquery') return 'dynamic';
  if (statement === 'PLpgSQL_stmt_assign') return 'assignment';
  const main = key === 'sqlstmt' || key === 'expr' || key === 'query';
  if (main && RUN_AS_IS.has(statement)) return 'statement';
  return main && DYNAMIC.has(statement) ? 'dynamic' : 'expression';
}
