/**
 * Every reader of files on both sides of a change, in the order in which they are asked; the first that
 * recognises a file reads it. A reader's code is loaded only when one of its files may be met. Adding a
 * reader is adding an entry.
 */
import { mayBeConfig } from './config/recognise/may-be-config.ts';
import type { FilePair, FileReader, FileReading, WorldFacts } from './types.ts';

export interface FileReaderEntry {
  readonly id: string;
  /**
   * True when it is worth while to load the text of a file at this path, and this reader to ask it.
   * Errs on the side of true.
   */
  readonly mayRecognise: (path: string) => boolean;
  readonly load: () => Promise<FileReader>;
}

export const FILE_READERS: readonly FileReaderEntry[] = [
  {
    id: 'ci-workflow',
    mayRecognise: (path) =>
      /\.(?:github|gitea|forgejo)\/workflows\/|gitlab|\.circleci\/|azure-?pipelines?|jenkinsfile/i.test(
        path,
      ),
    load: async () => (await import('./workflow/file-reader.ts')).workflowFileReader,
  },
  {
    id: 'edge-configuration',
    mayRecognise: (path) =>
      /nginx|haproxy|Caddyfile|sites-(?:available|enabled)\/|\.(?:conf|cfg|caddy|caddyfile|json|ya?ml)$/i.test(
        path,
      ),
    load: async () => (await import('./edge/file-reader.ts')).edgeFileReader,
  },
  {
    id: 'dns-zone',
    mayRecognise: (path) =>
      /\.(?:zone|db|bind|txt|json|ya?ml)$|(?:^|\/)(?:db|named|zone)\.[^/]+$|(?:^|\/)zones?\//i.test(
        path,
      ),
    load: async () => (await import('./dns/file-reader.ts')).dnsFileReader,
  },
  {
    id: 'sql-migration',
    mayRecognise: (path) => /\.sql$|(?:^|\/)table-sizes\.json$/i.test(path),
    load: async () => (await import('./sql/file-reader.ts')).sqlFileReader,
  },
  {
    id: 'migration-code',
    mayRecognise: (path) =>
      /(?:migrat|alembic|versions\/|change-?logs?|change-?sets?|liquibase|\bdb\/)/i.test(path) &&
      /\.(?:rb|py|[cm]?[jt]sx?|php|exs|cs|java|kt|go|xml|ya?ml|json)$/i.test(path),
    load: async () => (await import('./sql/migrations-file-reader.ts')).migrationsFileReader,
  },
  {
    id: 'cloudformation-template',
    mayRecognise: (path) => /\.(?:ya?ml|json|template|cfn|cform|stack)$/i.test(path),
    load: async () => (await import('./cloudformation/file-reader.ts')).cloudFormationFileReader,
  },
  {
    id: 'iam-policy-file',
    mayRecognise: (path) => /\.(?:json|ya?ml|policy)$/i.test(path),
    load: async () => (await import('./iam/file-reader.ts')).iamFileReader,
  },
  {
    id: 'kubernetes-manifest',
    mayRecognise: (path) => /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/i.test(path),
    load: async () => (await import('./kubernetes/file-reader.ts')).kubernetesFileReader,
  },
  {
    id: 'config',
    mayRecognise: mayBeConfig,
    load: async () => (await import('./config/file-reader.ts')).configFileReader,
  },
];

/** What readers made of some files, in the order of the registry, and the files that none of them knows. */
export interface FilesRead {
  readonly readings: readonly (FileReading & { readonly reader: string })[];
  readonly unknown: readonly FilePair[];
}

export interface ReadFilesOptions {
  /** What is known of the world before the change; left out where nothing is. */
  readonly facts?: WorldFacts | undefined;
  readonly entries?: readonly FileReaderEntry[] | undefined;
}

/** Gives every file that differs to the first reader that recognises it. */
export async function readFiles(
  files: readonly FilePair[],
  { facts, entries = FILE_READERS }: ReadFilesOptions = {},
): Promise<FilesRead> {
  const readings: FilesRead['readings'][number][] = [];
  let left = files.filter(({ before, after }) => before !== after);
  for (const entry of entries) {
    const candidates = left.filter((file) => entry.mayRecognise(file.path));
    if (candidates.length === 0) continue;
    const reader = await entry.load();
    const own = new Set(candidates.filter((file) => reader.recognises(file)));
    if (own.size === 0) continue;
    readings.push({ reader: reader.id, ...(await reader.read([...own], facts)) });
    left = left.filter((file) => !own.has(file));
  }
  return { readings, unknown: left };
}

/** True where some reader may see more in a file at this path than text. */
export function hasFileReader(
  path: string,
  entries: readonly FileReaderEntry[] = FILE_READERS,
): boolean {
  return entries.some((entry) => entry.mayRecognise(path));
}
