import { THIS_MACHINE, firstSaid, settingInName } from '../environment/setting.ts';
import type { Place, Setting } from '../types.ts';

/** Which environment a place belongs to, by its name. */
export function placeSetting(place: Place): Setting {
  switch (place.kind) {
    case 'local':
      return THIS_MACHINE;
    case 'ssh':
      return settingInName(place.host, 'host');
    case 'container':
      // A container runs on the machine that its program talks to; only its name says more.
      return firstSaid(namedOrNull(settingInName(place.name, 'container')), THIS_MACHINE);
    default:
      return firstSaid(
        place.context === null ? null : settingInName(place.context, 'context'),
        place.namespace === null ? null : settingInName(place.namespace, 'namespace'),
        settingInName(place.name, 'pod'),
      );
  }
}

function namedOrNull(setting: Setting): Setting | null {
  return setting.kind === 'unknown' ? null : setting;
}
