/** What the operating system itself stands on. */
import { isAtOrBelow, isBelow } from './normal-path.ts';

/** These and everything below them. */
const WHOLE: readonly string[] = [
  ...'/etc /usr /boot /bin /sbin /lib /lib32 /lib64 /libx32 /dev /proc /sys /run /snap'.split(' '),
  ...'/System /private/etc /private/var/db /efi /nix'.split(' '),
];

/** These themselves; what lies below is somebody's data or programs, and is judged as that. */
const ITSELF: ReadonlySet<string> = new Set([
  ...'/ /var /var/lib /var/log /var/cache /var/spool /var/run /var/www /opt /srv /home /root'.split(
    ' ',
  ),
  ...'/tmp /var/tmp /mnt /media /Users /Library /Applications /Volumes /private /private/var'.split(
    ' ',
  ),
  ...'/private/tmp /data /app /Library/LaunchDaemons /Library/LaunchAgents /cores'.split(' '),
]);

/** Programs and state of the system itself below `/var` and `/Library`. */
const PARTS: readonly string[] = [
  ...'/var/lib/dpkg /var/lib/rpm /var/lib/pacman /var/lib/systemd /var/spool/cron'.split(' '),
  ...'/var/lib/apt /var/lib/dhcp /var/lib/pam /var/lib/polkit-1 /var/lib/sudo'.split(' '),
  '/Library/LaunchDaemons',
];

/** Below `/usr/local` and `/opt` people put what they install themselves. */
const OWN: readonly string[] = ['/usr/local', '/usr/src', '/run/user', '/dev/shm', '/dev/mqueue'];
const OWN_ITSELF = /^\/usr\/local(?:\/(?:bin|sbin|lib|lib64|share|include|etc|man|var))?$/;

const HARMLESS_DEVICES =
  /^\/dev\/(?:null|zero|full|random|urandom|stdin|stdout|stderr|tty|ptmx|console|fd\/\d+|pts\/\d+)$/;

/** `/dev/null` and its like: writing there changes nothing. */
export function isHarmlessDevice(path: string): boolean {
  return HARMLESS_DEVICES.test(path);
}

/** A disk or a part of one. */
export function isDisk(path: string): boolean {
  return (
    /^\/dev\/(?:r?disk\d|[shvx]v?d[a-z*?[]|nvme[\d*?[]|mmcblk[\d*?[]|md\d|dm-\d|loop\d|mapper\/|disk\/)/.test(
      path,
    ) ||
    /^\/dev\/(?:vg|pve|ubuntu-vg|zvol)[\w-]*\//.test(path) ||
    path === '/dev/mem'
  );
}

/** A machine would not run, or not as before, without what lies there. */
export function isSystemPath(path: string): boolean {
  if (ITSELF.has(path) || OWN_ITSELF.test(path) || OWN.includes(path)) return true;
  if (/^[A-Za-z]:\/?$/.test(path)) return true;
  if (/^(?:[A-Za-z]:|\/mnt\/[a-z]|\/[a-z])\/(?:windows|program files|programdata)/i.test(path)) {
    return true;
  }
  if (/^(?:[A-Za-z]:|\/mnt\/[a-z])\/users\/?$/i.test(path) || /^\/mnt\/[a-z]$/.test(path)) {
    return true;
  }
  if (OWN.some((folder) => isBelow(path, folder))) return false;
  if (isCacheOfSystem(path)) return false;
  return [...WHOLE, ...PARTS].some((folder) => isAtOrBelow(path, folder));
}

/** What package managers keep and fetch again: `rm -rf /var/lib/apt/lists/*`. */
export function isCacheOfSystem(path: string): boolean {
  return ['/var/cache', '/var/lib/apt/lists', '/var/lib/dnf', '/var/lib/yum'].some(
    (folder) => isBelow(path, folder) || (folder !== '/var/cache' && path === folder),
  );
}
