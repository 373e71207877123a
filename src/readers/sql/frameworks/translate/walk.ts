import type { Chain, Expression, Lambda, Statement } from '../code/syntax.ts';
import { evaluate, resolve } from './evaluate.ts';
import { isHarmless } from './harmless.ts';
import type { Operation } from './operation.ts';
import { Scope } from './scope.ts';
import { UNKNOWN } from './value.ts';
import type { Call, Value } from './value.ts';
import { writtenSql } from './written-sql.ts';

/** An operation and the line of the call that it was made from. */
export interface Translated {
  readonly operation: Operation;
  readonly line: number;
}

/** What a framework makes of a call; false for a call that it does not know. */
export type Handler = (call: Call, place: Place) => boolean;

export interface Place {
  readonly walk: Walk;
  readonly scope: Scope;
}

/** `statement` calls are run for what they do; in a `condition` only known ones count. */
type Mode = 'statement' | 'condition';

const LIMITS = { translated: 2_000, calls: 20_000, inlined: 6 } as const;
const LOOPS = new Set('each forEach map each_with_index for'.split(' '));
const CONDITIONAL = new Set(
  'if unless elif elseif elsif else case when while until switch rescue except catch'.split(' '),
);

/** Goes through code in the order in which it stands, without running it. Every branch is taken. */
export class Walk {
  readonly #found: Translated[] = [];
  readonly #inlined: string[] = [];
  readonly #conventions: ReadonlySet<string>;
  readonly #bareCalls: boolean;
  #calls = 0;

  /**
   * `conventions` are further calls that do nothing in this framework; `bareCalls` says that a lone word
   * is a call where it is no variable.
   */
  constructor(conventions: ReadonlySet<string> = new Set(), bareCalls = false) {
    this.#conventions = conventions;
    this.#bareCalls = bareCalls;
  }

  get found(): readonly Translated[] {
    return this.#found;
  }

  emit(line: number, ...operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (this.#found.length < LIMITS.translated) this.#found.push({ operation, line });
    }
    if (this.#found.length === LIMITS.translated) {
      const message = 'The code goes on with more statements than are looked at.';
      this.#found.push({ operation: { kind: 'opaque', reason: 'unknown-call', message }, line });
    }
  }

  unknown(line: number, what: string): void {
    const message = `${what}, and nobody can tell from the text what that does.`;
    const last = this.#found.at(-1);
    if (last?.line === line && last.operation.kind === 'opaque') return;
    this.emit(line, { kind: 'opaque', reason: 'unknown-call', message });
  }

  run(statements: readonly Statement[], scope: Scope, handle: Handler): void {
    for (const statement of statements) {
      if (statement.kind === 'define') scope.define(statement);
      else if (statement.kind === 'class') scope.declare(statement);
    }
    for (const statement of statements) this.#statement(statement, scope, handle);
  }

  block(lambda: Lambda, scope: Scope, handle: Handler, args: readonly Value[] = []): void {
    const inner = new Scope(scope);
    lambda.params.forEach((name, index) => inner.set(name, args[index] ?? UNKNOWN));
    this.run(lambda.body, inner, handle);
  }

  #statement(statement: Statement, scope: Scope, handle: Handler): void {
    switch (statement.kind) {
      case 'run':
        this.value(statement.value, scope, handle, 'statement');
        break;
      case 'assign':
        this.value(statement.value, scope, handle, 'statement');
        this.#assign(statement.target, statement.value, scope);
        break;
      case 'block':
        this.#block(statement, scope, handle);
        break;
      default:
        break;
    }
  }

  #assign(target: string, value: Expression, scope: Scope): void {
    if (target !== '') scope.set(target, evaluate(value, scope));
  }

  #block(block: Extract<Statement, { kind: 'block' }>, scope: Scope, handle: Handler): void {
    const mode = CONDITIONAL.has(block.word) || block.word === 'for' ? 'condition' : 'statement';
    for (const head of block.heads) this.value(head, scope, handle, mode);
    const [head] = block.heads;
    const over = head === undefined ? null : evaluate(head, scope);
    if (block.word.startsWith('for') && over?.kind === 'list' && block.names.length > 0) {
      for (const item of over.items) this.#turn(block, scope, handle, item);
      return;
    }
    const isWith = block.word === 'with' || block.word === 'async';
    this.#turn(block, scope, handle, isWith && over !== null ? over : UNKNOWN);
  }

  #turn(
    block: Extract<Statement, { kind: 'block' }>,
    scope: Scope,
    handle: Handler,
    item: Value,
  ): void {
    // A branch sees and sets the names around it; only what a loop binds is its own.
    const inner = block.names.length === 0 ? scope : new Scope(scope);
    const items = item.kind === 'list' && block.names.length > 1 ? item.items : [item];
    block.names.forEach((name, index) => inner.set(name, items[index] ?? UNKNOWN));
    this.run(block.body, inner, handle);
  }

  value(expression: Expression, scope: Scope, handle: Handler, mode: Mode): void {
    switch (expression.kind) {
      case 'chain':
        this.#chain(expression, scope, handle, mode);
        break;
      case 'lambda':
        if (expression.params.length === 0) this.block(expression, scope, handle);
        break;
      case 'operation':
        for (const operand of expression.operands) this.value(operand, scope, handle, mode);
        break;
      case 'collection':
        for (const { value } of expression.items) this.value(value, scope, handle, mode);
        break;
      case 'text':
        for (const part of expression.parts) {
          if (typeof part !== 'string') this.value(part, scope, handle, 'condition');
        }
        break;
      case 'scalar':
        break;
    }
  }

  #chain(chain: Chain, scope: Scope, handle: Handler, mode: Mode): void {
    if (++this.#calls > LIMITS.calls) {
      if (this.#calls === LIMITS.calls + 1)
        this.unknown(chain.line, 'The code goes on with more calls than are looked at');
      return;
    }
    if (this.#inline(chain, scope, handle) || this.#unrolled(chain, scope, handle)) return;
    const call = resolve(chain, scope);
    if (handle(call, { walk: this, scope })) return;
    const sql = writtenSql(call);
    if (sql !== null) this.emit(chain.line, { kind: 'sql', sql });
    const harmless = sql !== null || isHarmless(call, scope, this.#conventions, this.#bareCalls);
    if (mode === 'statement' && !harmless)
      this.unknown(chain.line, `The code calls ${shortened(call.path)}`);
    const inside = harmless ? mode : 'condition';
    if (chain.head !== null) this.value(chain.head, scope, handle, inside);
    for (const { args, block } of chain.links) {
      for (const { value } of args ?? []) {
        if (value.kind === 'lambda') this.block(value, scope, handle);
        else this.value(value, scope, handle, inside);
      }
      if (block !== null) this.block(block, scope, handle);
    }
  }

  /** A function of the same file is gone through where it is called. */
  #inline(chain: Chain, scope: Scope, handle: Handler): boolean {
    const isOwn =
      chain.head === null &&
      (chain.links.length === 1 ||
        (chain.links.length === 2 &&
          /^(?:this|self|\$this|cls)$/.test(chain.links[0]?.name ?? '')));
    const link = chain.links.at(-1);
    const define = isOwn && link !== undefined ? scope.function(link.name) : null;
    if (define === null || link === undefined || scope.value(link.name) !== null) return false;
    if (this.#inlined.includes(define.name)) return true;
    if (this.#inlined.length >= LIMITS.inlined) {
      this.unknown(
        chain.line,
        `${define.name} is called from further inside than calls are followed`,
      );
      return true;
    }
    this.#inlined.push(define.name);
    const inner = new Scope(scope);
    const args = resolve(chain, scope).links.at(-1)?.args;
    const params = define.params.filter((name) => name !== 'self' && name !== 'cls');
    params.forEach((name, index) => {
      inner.set(name, args?.named.get(name) ?? args?.list[index] ?? UNKNOWN);
    });
    this.run(define.body, inner, handle);
    this.#inlined.pop();
    return true;
  }

  /** `%i[a b].each { |name| … }`: once for each. */
  #unrolled(chain: Chain, scope: Scope, handle: Handler): boolean {
    const last = chain.links.at(-1);
    if (last === undefined || !LOOPS.has(last.name)) return false;
    const argument = last.args?.at(-1)?.value;
    const body = last.block ?? (argument?.kind === 'lambda' ? argument : null);
    if (body === null) return false;
    const before: Chain = { ...chain, links: chain.links.slice(0, -1) };
    const over =
      before.links.length === 0 && chain.head !== null
        ? evaluate(chain.head, scope)
        : evaluate(before, scope);
    const items =
      over.kind === 'map'
        ? [...over.entries].map(([key, value]): Value => ({
            kind: 'list',
            items: [{ kind: 'text', value: key, dynamic: false }, value],
          }))
        : over.kind === 'list'
          ? over.items
          : null;
    if (items === null) return false;
    for (const item of items) {
      const spread = item.kind === 'list' && body.params.length > 1 ? item.items : [item];
      this.block(body, scope, handle, spread);
    }
    return true;
  }
}

function shortened(path: string): string {
  return path === '' ? 'something' : path.length > 80 ? `${path.slice(0, 80)}…` : path;
}
