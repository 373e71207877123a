import { Budget, covers } from './pattern.ts';

/** Actions that let whoever has them on everything give themselves any other right. Lower case. */
const ESCALATES = `
  iam:passrole iam:createaccesskey iam:createloginprofile iam:updateloginprofile iam:attachuserpolicy
  iam:attachrolepolicy iam:attachgrouppolicy iam:putuserpolicy iam:putrolepolicy iam:putgrouppolicy
  iam:createpolicyversion iam:setdefaultpolicyversion iam:updateassumerolepolicy iam:addusertogroup
  iam:deleterolepermissionsboundary iam:deleteuserpermissionsboundary sts:assumerole
  lambda:updatefunctioncode ssm:sendcommand organizations:detachpolicy organizations:leaveorganization
`
  .trim()
  .split(/\s+/);

type Piece =
  | { readonly kind: 'one'; readonly pattern: string }
  | { readonly kind: 'rest'; readonly except: readonly string[] };

/** A resource that stands for all of its kind: `*`, `arn:aws:iam::*:role/*`. */
function isEverything(resource: Piece): boolean {
  if (resource.kind === 'rest') return true;
  return /^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[\w-]+\/)?\*)$/.test(resource.pattern);
}

/** What a right amounts to, as the end of a sentence; null where it is a right like any other. */
export function escalationOf(action: Piece, resource: Piece): string | null {
  if (!isEverything(resource)) return null;
  if (action.kind === 'rest') return 'that is everything but a few actions, on everything';
  if (action.pattern === '*') return 'that is every action on everything';
  const budget = new Budget(1_000_000);
  const found = ESCALATES.find((grave) => covers(action.pattern, grave, budget));
  return found === undefined ? null : `with ${found} on everything it can give itself any right`;
}
