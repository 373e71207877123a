import { callsIn, firstString, pathOf } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Code } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { nodesIn } from '../syntax/node.ts';
import type { Side } from '../types.ts';

/** One test by its name, and how many things it expects. */
export interface TestCase {
  readonly name: string;
  /** With the names of what it stands in: two classes may have tests of one name. */
  readonly way: string;
  readonly asserts: number;
  /** The names of what it calls. */
  readonly calls: ReadonlySet<string>;
  readonly start: number;
  readonly end: number;
}

/** Marks that keep tests from running, or all others from it. */
export const MUTED =
  /\b(?:it|test|describe|context|suite|specify)(?:\.\w+)?\.(?:skip|only|todo|fixme)\b|(?:^|[^\w.])(?:xit|xdescribe|xtest|fit|fdescribe)(?=\()|@pytest\.mark\.(?:skip|xfail)\b|\bpytest\.skip\(|@(?:unittest\.)?(?:skip|expectedFailure)\b|\bt\.Skip(?:Now|f)?\(|(?<![\w.*/"'`] ?)@(?:Ignore|Disabled)\b|\bthis\.skip\(\)|#\[ignore\b/gm;

const ASSERT =
  /^(?:expect\w*|assert\w*|should\w*|verify\w*|require\w*|fail|Equal|True|False|NoError|Error\w*|Fatal\w*|Errorf|Fatalf|is|ok|same|equal|deepEqual|strictEqual|deepStrictEqual|throws|raises|rejects|toBe\w*|toEqual|isEqualTo|isTrue|isFalse|check\w*)$/i;

export function testCasesIn({ code }: Side): readonly TestCase[] {
  if (code === null) return [];
  return code.language === 'ecma' ? ecmaTests(code) : routineTests(code);
}

function ecmaTests(code: Code): readonly TestCase[] {
  return code.calls.flatMap((call) => {
    if (
      !/^[xf]?(?:it|test|specify)(?:\.(?:only|concurrent|skip|todo|fixme|each\(\)))?$/.test(
        call.callee,
      )
    )
      return [];
    const name = firstString(call, code);
    return name === null ? [] : [testCase(name, call.node, code)];
  });
}

function routineTests(code: Code): readonly TestCase[] {
  return code.routines
    .filter(({ name, node }) => {
      if (code.language === 'python') return name.startsWith('test');
      if (code.language === 'go') return /^Test[A-Z_]/.test(name);
      return /@(?:\w*Test)\b/.test(textOf(node, code.text).slice(0, 200));
    })
    .map(({ name, node }) => testCase(name, node, code));
}

/** JUnit’s way to expect a fault. */
const EXPECTS = /^[^{]*@Test\([^)]*\bexpected\s*=/;

function testCase(name: string, node: SyntaxNode, code: Code): TestCase {
  const calls = callsIn(code, node).filter(
    (call) =>
      ASSERT.test(call.name) && isOutermost(call.node, node, code) && !isHollow(call.node, code),
  );
  let statements = 0;
  for (const one of nodesIn(node)) {
    if (one.type === 'assert_statement' && !isHollow(one, code)) statements++;
  }
  return {
    name,
    way: `${pathOf(code, node)} ${name}`,
    asserts: calls.length + statements + (EXPECTS.test(textOf(node, code.text)) ? 1 : 0),
    calls: new Set(callsIn(code, node).map((call) => call.name)),
    start: node.start,
    end: node.end,
  };
}

/** It holds whatever the code does: `assert True`, `expect(true).toBe(true)`. */
function isHollow(node: SyntaxNode, code: Code): boolean {
  let whole = node;
  while (/^(?:call_expression|member_expression|await_expression)$/.test(whole.parent?.type ?? ''))
    whole = whole.parent ?? whole;
  if (whole.end - whole.start > 80) return false;
  return /^(?:\w+\.)?(?:assert|assertTrue|expect|ok|isTrue|True)(?:\.ok)?[\s(]\s*(?:t,\s*)?(?:true|True|1)\)?(?:\.(?:to|be|toBe|toEqual|toBeTruthy|equal|true|ok)\b(?:\((?:true|1)?\))?)*;?$/.test(
    textOf(whole, code.text),
  );
}

/** `expect(x).toBe(y)` is one thing that is expected, though it is two calls. */
function isOutermost(node: SyntaxNode, test: SyntaxNode, code: Code): boolean {
  for (let one = node.parent; one !== null && one !== test; one = one.parent) {
    if (code.routineAt.has(one) || one.type.endsWith('statement')) return true;
    if (code.calls.some((call) => call.node === one && ASSERT.test(call.name))) return false;
  }
  return true;
}
