/**
 * What a token may be for, named after what routes do, in the order in which lists show it. One of the scope
 * `scim` has no other: a directory's, which says who there is.
 */
export const TOKEN_SCOPES = [
  'submit',
  'confirm',
  'catalog',
  'guard',
  'teach',
  'propose',
  'read',
  'scim',
] as const;

export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** What a pipeline needs to hand in changes and to use what people release of them. */
export const USUAL_SCOPES: readonly TokenScope[] = ['submit'];

/** All that a machine can be let do at once. */
export const MACHINE_SCOPES: readonly TokenScope[] = TOKEN_SCOPES.filter((each) => each !== 'scim');

/** Goes on after "it can". */
const CAN: Readonly<Record<TokenScope, string>> = {
  submit: 'submit and wait, and use releases of its own',
  confirm: 'use releases of what others hand in',
  catalog: 'say what sources know of the graph',
  guard: 'guard agents',
  teach: 'add lessons for agents',
  propose: 'propose directives',
  read: 'read the record, the graph and the rules',
  scim: 'say who there is and who has left (SCIM)',
};

export function canDo(scopes: readonly TokenScope[]): string {
  return scopes.map((scope) => CAN[scope]).join(', ');
}

/** Each once, in the order of `TOKEN_SCOPES`. */
export function inOrder(scopes: readonly TokenScope[]): readonly TokenScope[] {
  return TOKEN_SCOPES.filter((each) => scopes.includes(each));
}
