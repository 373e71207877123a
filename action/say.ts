import { appendFileSync } from 'node:fs';
import process from 'node:process';

export type Variables = Readonly<Record<string, string | undefined>>;

/** A summary may have a megabyte. */
const LONGEST_SUMMARY = 900_000;

/** What other programs may see: how this machine reaches others, but nothing that was handed to the action. */
export function withoutSecrets(variables: Variables): Record<string, string> {
  const named = Object.entries(variables).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:INPUT_|ACTIONS_|GITHUB_TOKEN$)/i.test(entry[0]),
  );
  return Object.fromEntries(named);
}

/** Words that others wrote, as lines that the runner takes for no commands of its own. */
export function harmless(words: string): string {
  return words
    .split(/\r\n|[\r\n]/)
    .map((line) => `| ${line.replaceAll('##[', '## [')}`)
    .join('\n');
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function giveOutput(variables: Variables, name: string, value: string): void {
  const file = variables['GITHUB_OUTPUT'];
  if (file === undefined || file === '') return;
  if (/[\r\n]/.test(value)) throw new Error(`${name} is of several lines`);
  appendFileSync(file, `${name}=${value}\n`);
}

export function giveSummary(variables: Variables, markdown: string): void {
  const file = variables['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  const cut = markdown.length > LONGEST_SUMMARY;
  const end = cut ? '\n\n_Cut here, as it is too long for this place._\n' : '\n';
  appendFileSync(file, `${markdown.slice(0, LONGEST_SUMMARY)}${end}`);
}
