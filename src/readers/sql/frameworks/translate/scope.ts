import type { ClassBody, Define } from '../code/syntax.ts';
import type { Value } from './value.ts';

/** Names that a place in the code can see. */
export class Scope {
  readonly #outer: Scope | null;
  readonly #values = new Map<string, Value>();
  readonly #functions = new Map<string, Define>();
  readonly #classes = new Map<string, ClassBody>();

  constructor(outer: Scope | null = null) {
    this.#outer = outer;
  }

  value(name: string): Value | null {
    return this.#values.get(name) ?? this.#outer?.value(name) ?? null;
  }

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  function(name: string): Define | null {
    return this.#functions.get(name) ?? this.#outer?.function(name) ?? null;
  }

  define(define: Define): void {
    this.#functions.set(define.name, define);
  }

  class(name: string): ClassBody | null {
    return this.#classes.get(name) ?? this.#outer?.class(name) ?? null;
  }

  declare(body: ClassBody): void {
    this.#classes.set(body.name, body);
  }
}
