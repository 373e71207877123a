/** Grants on the command line: whoever gets in and with which role stands in two options. */
import type { Act, Call } from '../types.ts';
import type { Doing } from '../../types.ts';

const EVERYBODY = /\ball(?:Authenticated)?Users\b|^\*$/;
const POWERFUL =
  /\b(?:owner|editor|admin(?:istrator)?|contributor|\w*[aA]dmin|User Access Administrator|iam\.\w*|tokenCreator)\b/i;

/** Acts that give a role to somebody. */
export function grants(
  words: string | readonly string[],
  type: string,
  provider: string,
  options: { readonly who: readonly string[]; readonly role: readonly string[] },
): Act[] {
  return [words].flat().map((each) => ({
    words: each,
    does: (call: Call) => ({ doings: [grantOf(call, type, provider, options)] }),
  }));
}

function grantOf(
  call: Call,
  type: string,
  provider: string,
  { who, role }: { readonly who: readonly string[]; readonly role: readonly string[] },
): Doing {
  const member = call.value(...who)?.text ?? '';
  const given = call.value(...role)?.text ?? '';
  const open = EVERYBODY.test(member);
  const powerful = POWERFUL.test(given);
  return {
    verb: open ? 'expose' : 'grant',
    type,
    address: call.operands.at(-1)?.text ?? type,
    provider,
    reversibility: 'reversible',
    data: 'none',
    traits: open ? ['public-exposure'] : powerful ? ['permission-widened'] : [],
    why: open
      ? 'It lets everybody in.'
      : `It gives a role${powerful ? ' with rights over very much' : ''}, which can be taken away again.`,
  };
}
