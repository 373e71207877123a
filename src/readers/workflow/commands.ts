import { deploys, joinBroken, runsFetched } from './fetched-code.ts';
import type { Job, Line } from './pipeline.ts';

interface Named {
  readonly pattern: RegExp;
  readonly what: string;
  readonly safer: string;
}

/** Commands that change or destroy what runs, told by the text of a line alone. */
const COMMANDS: readonly Named[] = [
  {
    pattern:
      /\b(?:terraform|tofu|terragrunt)(?:\s+(?:-\S+|run-all|run))*\s+destroy\b|\b(?:terraform|tofu|terragrunt)\b[^|;&]*\bapply\b[^|;&]*\s-destroy(?:\s|$)/,
    what: 'destroys what Terraform manages',
    safer: 'run it by hand from a saved plan that somebody has read',
  },
  {
    pattern: /\b(?:terraform|tofu|terragrunt)\b[^|;&]*\bapply\b[^|;&]*--?auto-approve/,
    what: 'applies whatever Terraform finds, with nobody looking',
    safer:
      'apply a saved plan (`terraform apply PLANFILE`) behind an environment that asks for approval',
  },
  {
    pattern: /\bpulumi\s+(?:destroy|(?:up|update)\b[^|;&]*(?:--yes|-y)\b)/,
    what: 'lets Pulumi change or destroy with nobody looking',
    safer: 'keep a preview and an approval before it',
  },
  {
    pattern: /\bkubectl\b[^|;&]*\bdelete\b|\bhelm\s+(?:uninstall|delete)\b/,
    what: 'deletes from a cluster',
    safer: 'let the manifests say what is to be there',
  },
  {
    pattern:
      /\baws\s+[\w-]+\s+(?:delete|terminate|deregister)-[\w-]+|\baws\s+s3\s+(?:rb|rm)\b|\bgcloud\b[^|;&]*\bdelete\b|\baz\s[^|;&]*\bdelete\b|\bcdk\s+destroy\b|\b(?:sls|serverless)\s+remove\b/,
    what: 'deletes in a cloud account',
    safer: 'give the job no rights to delete',
  },
  {
    pattern:
      /\bdrop\s+(?:database|schema|table)\b|\bdropdb\b|\btruncate\s+table\b|\bdb:(?:drop|reset)\b|\bmigrate:(?:fresh|reset)\b|\bprisma\s+migrate\s+reset\b/i,
    what: 'drops data',
    safer: 'take a backup first, and let a migration say it',
  },
];

/** A line that only speaks of a command does not run it. */
const SPEAKS = /^(?:#|\/\/|echo\b|printf\b|-\s*#|Write-Host\b|rem\b)/i;

export interface Ran {
  readonly what: string;
  readonly safer: string;
  readonly line: Line;
  readonly job: string;
}

const FETCHED: Omit<Named, 'pattern'> = {
  what: 'fetches code and runs it unseen, with the rights of a job that deploys',
  safer: 'keep the script in the repository, or check its SHA-256 before it runs',
};

/** Commands of note that the later side runs and the earlier did not. Their place does not matter. */
export function newlyRun(before: readonly Job[], after: readonly Job[]): readonly Ran[] {
  const found = [
    ...added(before, after, commandIn),
    ...added(before.filter(deploys), after.filter(deploys), (text) =>
      runsFetched(text) ? FETCHED : undefined,
    ),
  ];
  // Several jobs may share a line.
  return [...new Map(found.map((ran) => [`${ran.line.line} ${ran.what}`, ran])).values()];
}

function added(
  before: readonly Job[],
  after: readonly Job[],
  find: (text: string) => Omit<Named, 'pattern'> | undefined,
): readonly Ran[] {
  const known = new Set(
    before.flatMap(({ commands }) => joinBroken(commands).map(({ text }) => text)),
  );
  return after.flatMap(({ name, commands }) =>
    joinBroken(commands)
      .filter(({ text }) => !known.has(text) && !SPEAKS.test(text))
      .flatMap((line) => {
        const found = find(line.text);
        return found === undefined
          ? []
          : [{ what: found.what, safer: found.safer, line, job: name }];
      }),
  );
}

/** Far longer than any command that is typed; keeps the patterns quick on what is made to be slow. */
const LONGEST = 500;

function commandIn(text: string): Named | undefined {
  const parts = text.slice(0, 100_000).split(/[|;&]+/);
  return COMMANDS.find(({ pattern }) => parts.some((part) => pattern.test(part.slice(0, LONGEST))));
}
