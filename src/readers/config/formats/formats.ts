import { readJson } from '../../shared/tree/read-json.ts';
import { readYaml } from '../../shared/tree/read-yaml.ts';
import type { TreeReading } from '../../shared/tree/types.ts';
import { readDotenv } from './dotenv.ts';
import { readHcl } from './hcl.ts';
import { readIni } from './ini.ts';
import { readProperties } from './properties.ts';
import { readToml } from './toml.ts';
import { readWordLines } from './word-lines.ts';
import { readXml } from './xml.ts';

/** A way to write settings down, known by the file's name. */
export interface Format {
  readonly id: string;
  /** Over the base name in lower case. */
  readonly names: RegExp;
  readonly read: (text: string) => TreeReading;
}

/** In the order in which they are asked: whole names before endings. */
export const FORMATS: readonly Format[] = [
  { id: 'dotenv', names: /^\.?env(?:\.[\w.-]+)?$|^\.envrc$|\.env$|^\.flaskenv$/, read: readDotenv },
  {
    id: 'words',
    names:
      /^(?:postgresql|postgresql\.auto|redis|sentinel|valkey|sshd_config|sshd)(?:[-_.][\w-]+)?\.conf$|^sshd_config$/,
    read: readWordLines,
  },
  { id: 'yaml', names: /^mongod?\.conf$|\.ya?ml$/, read: readYaml },
  { id: 'json', names: /\.(?:json|jsonc|json5)$/, read: readJson },
  { id: 'toml', names: /\.toml$/, read: readToml },
  { id: 'properties', names: /\.properties$/, read: readProperties },
  {
    id: 'hcl',
    names: /\.(?:tfvars|hcl|nomad)$/,
    read: readHcl,
  },
  { id: 'ini', names: /\.(?:ini|cnf|cfg|conf)$|^my\.cnf$/, read: readIni },
  { id: 'xml', names: /\.config$|^(?:logback|log4j2)[\w.-]*\.xml$/, read: readXml },
];

/** The format that a path's name tells, or null. */
export function formatOf(path: string): Format | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return FORMATS.find(({ names }) => names.test(name)) ?? null;
}
