import { wordSet } from './words.ts';

/** Units of time as values write them, in seconds. */
export const DURATIONS: ReadonlyMap<string, number> = new Map([
  ...units('ns', 1e-9),
  ...units('us µs', 1e-6),
  ...units('ms', 1e-3),
  ...units('s', 1),
  ...units('m', 60),
  ...units('h', 3_600),
  ...units('d', 86_400),
  ...units('w', 604_800),
  ...units('y', 31_536_000),
]);

/** Words that name a unit of time, in a key or after a number, in seconds. */
export const DURATION_WORDS: ReadonlyMap<string, number> = new Map(
  [
    ...units('ms msec msecs millis millisecond milliseconds', 1e-3),
    ...units('sec secs second seconds', 1),
    ...units('min mins minute minutes', 60),
    ...units('hr hrs hour hours', 3_600),
    ...units('day days', 86_400),
    ...units('week weeks', 604_800),
    ...units('month months', 2_592_000),
    ...units('year years', 31_536_000),
  ].filter(([word]) => word !== 'min'),
);

const KIB = 1024;

/** Units of size as values write them, in bytes; those of 1000 and of 1024 stay apart. */
export const SIZES: ReadonlyMap<string, number> = new Map([
  ...units('B b byte bytes', 1),
  ...units('k kB kb', 1e3),
  ...units('K Ki KiB kib ki', KIB),
  ...units('MB mb', 1e6),
  ...units('M m Mi MiB mi mib', KIB ** 2),
  ...units('GB gb', 1e9),
  ...units('G g Gi GiB gi gib', KIB ** 3),
  ...units('TB tb', 1e12),
  ...units('T t Ti TiB ti tib', KIB ** 4),
  ...units('P Pi PiB', KIB ** 5),
]);

/** Words that name a unit of size in a key, in bytes. */
export const SIZE_WORDS: ReadonlyMap<string, number> = new Map([
  ...units('bytes', 1),
  ...units('kb', 1e3),
  ...units('kib', KIB),
  ...units('mb megabytes', 1e6),
  ...units('mib', KIB ** 2),
  ...units('gb gigabytes', 1e9),
  ...units('gib', KIB ** 3),
  ...units('tb terabytes', 1e12),
]);

/** Keys whose `m` means megabytes and not minutes. */
export const MEMORY_WORDS: ReadonlySet<string> = wordSet(
  'memory mem heap ram size disk storage buffer buffers volume xmx xms maxmemory body upload shm swap',
);

function units(names: string, factor: number): readonly (readonly [string, number])[] {
  return names.split(' ').map((name) => [name, factor] as const);
}
