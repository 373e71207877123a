/**
 * Two versions of a settings file of some megabytes in which 100 values differ, as YAML and as JSON:
 * parsing both and `microdiff`, against Holdpoint's reader. Run with `node bench/settings-file.ts`.
 */
import { load } from 'js-yaml';
import diff from 'microdiff';
import { configFileReader } from '../src/readers/config/file-reader.ts';
import { compared, milliseconds, type Figures } from './measure.ts';
import { versions } from './versions.ts';

const MIB = 1024 * 1024;
const SERVICES = 10_000;
const CHANGED = 100;

type Settings = Readonly<Record<string, object>>;

interface Form {
  readonly name: string;
  readonly ending: string;
  readonly baseline: string;
  readonly parse: (text: string) => unknown;
  readonly write: (settings: Settings) => string;
}

const FORMS: readonly Form[] = [
  {
    name: 'YAML',
    ending: 'yaml',
    baseline: '`load` of js-yaml twice and `microdiff`',
    parse: (text) => load(text),
    write: (settings) =>
      Object.entries(settings)
        .map(([name, service]) => `${name}:\n${yamlLines(service, '  ')}`)
        .join(''),
  },
  {
    name: 'JSON',
    ending: 'json',
    baseline: '`JSON.parse` twice and `microdiff`',
    parse: (text) => JSON.parse(text) as unknown,
    write: (settings) => JSON.stringify(settings, null, 2),
  },
];

export async function benchSettingsFile(): Promise<readonly Figures[]> {
  const figures: Figures[] = [];
  for (const { name, ending, baseline, parse, write } of FORMS) {
    const [before, after] = [write(settings(false)), write(settings(true))];
    const pair = versions(`config/production/services.${ending}`, before, after);
    figures.push(
      await compared(
        `Settings of ${(after.length / MIB).toFixed(1)} MiB in ${name}, ${CHANGED} values differ, read and judged`,
        baseline,
        () => {
          const found = diff(parse(before) as object, parse(after) as object);
          if (found.length !== CHANGED) throw new Error(`${found.length} differences`);
        },
        async () => {
          const { effects, signals } = await configFileReader.read([pair]);
          const found = effects.flatMap(({ changes }) => changes);
          if (signals.length > 0 || found.length !== CHANGED)
            throw new Error(`${found.length} settings`);
        },
      ),
    );
  }
  return figures;
}

function settings(changed: boolean): Settings {
  return Object.fromEntries(
    Array.from({ length: SERVICES }, (_, n) => {
      const differs = changed && n % (SERVICES / CHANGED) === 0;
      return [
        `service-${n}`,
        {
          url: `https://service-${n}.internal.example.com/api`,
          replicas: differs && n % 200 === 0 ? 0 : 3,
          logging: { level: 'info', format: 'json' },
          pool: { min: 2, max: 20, idleTimeout: '30s' },
          retry: { attempts: differs && n % 200 !== 0 ? 5 : 3, backoff: '250ms' },
          tags: ['orders', `team-${n % 40}`],
        },
      ];
    }),
  );
}

/** Maps, lists of words, numbers and plain words, which is all there is in these settings. */
function yamlLines(map: object, indent: string): string {
  return Object.entries(map)
    .map(([key, value]: [string, unknown]) => {
      if (Array.isArray(value)) {
        return `${indent}${key}:\n${value.map((item) => `${indent}  - ${item}\n`).join('')}`;
      }
      return typeof value === 'object' && value !== null
        ? `${indent}${key}:\n${yamlLines(value, `${indent}  `)}`
        : `${indent}${key}: ${String(value)}\n`;
    })
    .join('');
}

if (import.meta.main) {
  for (const figures of await benchSettingsFile()) console.log(milliseconds(figures));
}
