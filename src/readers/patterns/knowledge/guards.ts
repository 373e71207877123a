import { ownNodes } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Branch, Call, Code } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { isInside, nodesIn, parts } from '../syntax/node.ts';
import { JUMPS, THROWS } from './exits.ts';

/** Something that refuses. */
export interface Guard {
  readonly node: SyntaxNode;
  /** What it is about: the same after a slight edit. */
  readonly about: string;
  readonly note: string;
}

const PERMISSION =
  /\b(?:\w*(?:[pP]ermission|[pP]ermit|[aA]uthori[sz]|[aA]uthenticat|[fF]orbid|[rR]ole|[oO]wner|[tT]enant|[aA]dmin|[pP]rivilege|[lL]oggedIn|logged_in|[aA]ccess[_A-Z]|csrf|CSRF|[sS]ignature)\w*|can[A-Z_]\w*|can(?=\()|is[A-Z_]?[aA]llowed\w*|allowed|scopes?)\b|\b(?:\w*[cC]redentials?|\w*[sS]ession)\b(?![.[]|\?\.)/;
const LIMIT = /rate_?limit|throttl|quota|circuit|breaker|too_?many|exceed|\bmax[A-Z_]|MAX_/i;
const VALIDATION = /\b\w*(?:[vV]alid|sanitiz|schema)\w*\b/;
const FLAG = /feature|flag|toggle|isEnabled|is_enabled|variation\(/i;
const NOTHING =
  /^\(?\s*(?:![\w.?[\]]+|not [\w.]+|[\w.?[\]]+ (?:={2,3}|is) (?:null|undefined|None|nil)|typeof [\w.]+ === ["']undefined["'])\s*\)?$/;

/** Routines that exist to refuse, by their name. */
const REFUSES =
  /^_?(?:assert|require|ensure|check|verify|validate|authori[sz]e|authenticate|enforce|demand|must)(?:[A-Z_]\w*)?$|^(?:safeParse|requireNonNull|checkArgument|checkState|checkNotNull)$/;
const PROTECTS =
  /(?:^|[.@\s(])(?:\w*(?:[aA]uth(?!or\b)|[gG]uard|[rR]ate_?[lL]imit|[lL]imiter|csrf|[vV]alidat|[pP]ermission|[rR]oles?\b|[lL]ogin|[pP]rotect|helmet|[vV]erify|[aA]llowed|[cC]ircuit_?[bB]reaker|[sS]ecured|[tT]hrottle|Valid\b|tenant)\w*)/;
const ROUTES = /^(?:get|post|put|patch|delete|all|use|route)$/;

export function guardsIn(code: Code): readonly Guard[] {
  return [
    ...code.branches.flatMap((branch) => branchGuard(branch, code)),
    ...code.calls.flatMap((call) => [...callGuard(call, code), ...middleware(call, code)]),
    ...annotations(code),
  ];
}

/** An `if` that leaves: what it asks tells what it keeps out. */
function branchGuard({ node, condition, whenTrue }: Branch, code: Code): readonly Guard[] {
  const leaving = ownNodes(code, whenTrue, JUMPS);
  const last = whenTrue.type.endsWith('block') ? lastOf(whenTrue) : whenTrue;
  if (leaving.length === 0 || last === undefined || !JUMPS.has(last.type)) return [];
  const asked = textOf(condition, code.text);
  const arm = textOf(whenTrue, code.text);
  const what = asked.replace(/\s+/g, ' ').slice(0, 80);
  const throws =
    ownNodes(code, whenTrue, THROWS).length > 0 ||
    (code.language === 'go' && !/\berr\w* != nil/.test(asked) && GO_FAULT.test(arm));
  const kind = kindOf(asked, arm, throws);
  if (kind === null) return [];
  return [
    {
      node,
      about: `if ${subject(asked)}`,
      note: `${what} is no longer asked: ${WORDS[kind]}`,
    },
  ];
}

const REFUSAL =
  /40[0139]|429|[fF]orbid|[uU]nauth|[dD]enied|[pP]ermission|Err\w+|new \w*Error|redirect|abort\(/;

/** What is done about it says that it was about rights, whatever was asked. */
const DENIES = /\b40[13]\b|[uU]nauthori[sz]ed|Forbidden|[aA]ccess_?[dD]enied|PermissionDenied/;

const GO_FAULT = /return [^\n]*(?:errors\.\w+\(|fmt\.Errorf\(|\bErr[A-Z]\w*|\berr[A-Z]\w*)/;

const WORDS = {
  permission: 'a check of rights',
  limit: 'a limit',
  validation: 'a check of input',
  flag: 'a switch',
  nothing: 'a check for nothing',
  refusal: 'a refusal',
} as const;

function kindOf(asked: string, arm: string, throws: boolean): keyof typeof WORDS | null {
  if (PERMISSION.test(asked) || DENIES.test(arm)) return 'permission';
  if (LIMIT.test(asked) && (throws || REFUSAL.test(arm))) return 'limit';
  if (VALIDATION.test(asked)) return 'validation';
  if (FLAG.test(asked)) return 'flag';
  if (!throws) return null;
  return NOTHING.test(asked) ? 'nothing' : 'refusal';
}

function lastOf(block: SyntaxNode): SyntaxNode | undefined {
  const inner = parts(block);
  const list = inner.find(({ type }) => type === 'statement_list');
  return (list === undefined ? inner : parts(list)).at(-1);
}

/** The names that a condition is about, in order. */
export function subject(asked: string): string {
  const words = asked.match(/[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*/g) ?? [];
  return words
    .filter(
      (word) =>
        !/^(?:null|undefined|None|nil|not|is|typeof|true|false|True|False|and|or|in)$/.test(word),
    )
    .map((word) => word.replaceAll('?', ''))
    .toSorted()
    .join(' ');
}

/** A call for its refusal alone: a statement, or one that is waited for. */
function callGuard({ node, callee, name }: Call, code: Code): readonly Guard[] {
  const isBreaker =
    /(?:^|\.)\w*(?:breaker|limiter|rateLimit\w*)\w*\.(?:\w+)$/i.test(callee) &&
    !/^(?:new|create|build|make)/i.test(name);
  if (!REFUSES.test(name) && !isBreaker) return [];
  const statement =
    node.parent?.type.startsWith('await') === true ? node.parent.parent : node.parent;
  const isStatement = statement?.type === 'expression_statement';
  if (!isStatement && name !== 'safeParse' && !isBreaker) return [];
  // What is asked in a condition goes with its branch.
  if (code.branches.some(({ condition }) => isInside(node, condition))) return [];
  if (/^(?:(?:console|this\.assert|t|chai)\b|require$)/.test(callee)) return [];
  const note = `${textOf(node, code.text).replace(/\s+/g, ' ').slice(0, 80)} is no longer called`;
  return [{ node, about: `call ${callee}`, note }];
}

/** What stands between a route and its handler. */
function middleware({ name, callee, args }: Call, code: Code): readonly Guard[] {
  if (
    !ROUTES.test(name) ||
    !/(?:app|router|server|route|api|fastify|express\(\))\w*\./i.test(callee)
  )
    return [];
  const route = args[0] === undefined ? '' : textOf(args[0].value, code.text);
  return args
    .filter(({ value }) => /^(?:identifier|member_expression|call_expression)$/.test(value.type))
    .map(({ value }) => ({ value, text: textOf(value, code.text).slice(0, 80) }))
    .filter(({ text }) => PROTECTS.test(text.split('(', 1)[0] ?? ''))
    .map(({ value, text }) => ({
      node: value,
      about: `${callee} ${route} ${text}`,
      note: `${text} no longer stands before ${route}`,
    }));
}

const ANNOTATIONS: ReadonlySet<string> = new Set(['decorator', 'annotation', 'marker_annotation']);

function annotations(code: Code): readonly Guard[] {
  const found: Guard[] = [];
  for (const node of nodesIn(code.root)) {
    if (!ANNOTATIONS.has(node.type)) continue;
    const text = textOf(node, code.text).replace(/\s+/g, ' ').slice(0, 80);
    if (
      !PROTECTS.test(text.split('(', 1)[0] ?? '') &&
      !/^@(?:PreAuthorize|RolesAllowed|UseGuards)\b/.test(text)
    )
      continue;
    found.push({ node, about: text, note: `${text} is gone` });
  }
  return found;
}
