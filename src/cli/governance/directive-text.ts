import type { Directive, DirectiveAct } from '../../server/contract/governance/directives.ts';
import { plain } from '../terminal/layout.ts';

/** A directive for a person at a terminal, one line each. */
export function directiveLines(directive: Directive): readonly string[] {
  const { name, reason, scopeText, requiresText, proposedBy, issuedBy, level } = directive;
  const by =
    issuedBy === null
      ? `proposed by ${proposedBy.name}, signed by nobody yet`
      : `signed by ${issuedBy.name} (${level ?? 'level unknown'})`;
  const lines = [
    `${name}  ${stateOf(directive)}`,
    `    ${reason}`,
    `    where ${scopeText}`,
    `    asks for ${requiresText}`,
    `    ${by}`,
    ...directive.acts.filter(({ kind }) => kind !== 'start').map((act) => `    ${actLine(act)}`),
  ];
  return lines.map(plain);
}

function stateOf({ state, starts, ends, daysLeft, closed }: Directive): string {
  switch (state) {
    case 'proposed':
      return 'proposed: it binds nobody until it is signed';
    case 'coming':
      return `from ${starts ?? ''} to ${ends ?? ''}`;
    case 'in-force':
      return `in force until ${ends ?? ''}, ${daysLeft ?? 0} days left`;
    case 'ended':
      return `over since ${closed?.at ?? ends ?? ''}${closed?.by ? `: ${closed.why}` : ''}`;
    case 'dropped':
      return `dropped: ${closed?.why ?? ''}`;
  }
}

function actLine({ kind, ends, reason, proposedBy, signed }: DirectiveAct): string {
  const what = kind === 'extend' ? `extension to ${ends ?? ''}` : 'early end';
  const by =
    signed === null
      ? `proposed by ${proposedBy.name}, not signed yet`
      : `signed by ${signed.by.name} at ${signed.at}`;
  return `${what}, ${by}: ${reason}`;
}
