import { at } from '../../shared/tree/look.ts';
import { itemsOf, scalarOf } from '../compare/key-change.ts';
import type { Act } from '../report/act.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { portsOf } from './ports.ts';
import { serviceAct } from './types.ts';
import type { ServicePair, ServiceRule } from './types.ts';

/** A port answers on every network that did not before. */
export const portRule: ServiceRule = (pair) => {
  const before = portsOf(pair.before);
  const old = new Set(before.filter(({ everywhere }) => everywhere).map(({ target }) => target));
  const open = portsOf(pair.after).filter(
    ({ everywhere, target }) => everywhere && !old.has(target),
  );
  const first = open[0];
  if (first === undefined) return [];
  const names = open.map(({ published, target }) => `${published}:${target}`).join(', ');
  return [
    serviceAct(pair, 'ports', {
      verb: 'expose',
      why: `${pair.name} answers at ${names} on every network of the host, past most host firewalls; the old binding can be put back`,
      traits: [
        'configuration',
        'public-exposure',
        ...(pair.database ? (['database'] as const) : []),
      ],
      safer: [
        'bind it to 127.0.0.1, or let only other services reach it over a network of their own',
      ],
      before: before.map(({ line }) => line),
      after: open.map(({ line }) => line),
    }),
  ];
};

const HOST_MODES = ['network_mode', 'pid', 'ipc', 'userns_mode', 'uts'];
const STRONG =
  /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|NET_ADMIN|SYS_RAWIO|DAC_READ_SEARCH)$/i;

/** A service breaks out of what holds it in. */
export const privilegeRule: ServiceRule = (pair) => {
  const acts: Act[] = [];
  const privileged = at(pair.after, 'privileged');
  if (scalarOf(privileged) === true && scalarOf(at(pair.before, 'privileged')) !== true) {
    acts.push(grant(pair, 'privileged', privileged, 'runs with all rights of the host'));
  }
  for (const key of HOST_MODES) {
    const mode = at(pair.after, key);
    if (scalarOf(mode) !== 'host' || scalarOf(at(pair.before, key)) === 'host') continue;
    acts.push(grant(pair, key, mode, `shares ${key} with its host`));
  }
  const old = itemsOf(at(pair.before, 'cap_add')) ?? [];
  const more = (itemsOf(at(pair.after, 'cap_add')) ?? []).filter(
    (item) => STRONG.test(item) && !old.includes(item),
  );
  if (more.length > 0) {
    acts.push(grant(pair, 'cap_add', at(pair.after, 'cap_add'), `may use ${more.join(', ')}`));
  }
  return acts;
};

function grant(pair: ServicePair, part: string, tree: Tree | null, what: string): Act {
  return serviceAct(pair, part, {
    verb: 'grant',
    why: `${pair.name} ${what}; the old setting can be put back`,
    traits: ['configuration', 'permission-widened'],
    safer: ['add only the single capability that it needs'],
    after: tree === null ? [] : [tree.line],
  });
}
