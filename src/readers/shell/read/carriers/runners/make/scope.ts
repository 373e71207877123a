export interface Scope {
  /** Text of a variable, not yet expanded; null where nobody can know it, undefined where there is none. */
  readonly valueOf: (name: string) => string | null | undefined;
  /** Steps that are left, so that variables of variables come to an end. */
  readonly budget: { steps: number };
}
