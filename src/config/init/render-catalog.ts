import type { Discovery, FoundPerson, FoundSystem } from './discovery.ts';
import { comment, flow, scalar } from './yaml-text.ts';

/** A first `catalog.yaml`: each entry with the reason for it, and gaps left for a person to fill. */
export function renderCatalog(discovery: Discovery): string {
  const parts = [
    header(discovery),
    environments(discovery),
    teams(discovery),
    people(discovery.people),
    systems(discovery.systems),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function header({ name, repository, cut, backstage }: Discovery): string[] {
  const lines = [
    comment(`The systems of ${name}, who answers for them, and what depends on what.`),
    comment(
      'Written by holdpoint init from what the repository shows: every line is a guess to check.',
    ),
    comment(
      'What is missing here is unknown to Holdpoint, and unknown is never taken for harmless.',
    ),
  ];
  if (!repository)
    lines.push(comment('This folder is no git repository, so nothing could be looked at.'));
  if (cut)
    lines.push(
      comment('There are too many files to look at all of them: something may be missing.'),
    );
  if (backstage.length > 0) {
    lines.push(
      comment(
        `${backstage.length} Backstage files describe systems too. Give their folder as catalog:`,
      ),
    );
    for (const path of backstage.slice(0, 10)) lines.push(comment(`  ${path}`));
  }
  return [...lines, 'version: 1'];
}

function environments({ environments: found }: Discovery): string[] {
  const intro = comment('Which names mean production. The first entry that fits counts.');
  const usual = [
    "  - { match: 'prod*', kind: production }",
    "  - { match: 'stag*', kind: staging }",
    "  - { match: 'test*', kind: test }",
    "  - { match: 'dev*', kind: development }",
  ];
  const own = found.flatMap(({ name, kind, reason }) => [
    comment(kind === 'unknown' ? `${reason}; its name does not say what it is` : reason, '  '),
    `  - { match: ${scalar(name.replaceAll('*', '?'))}, kind: ${kind} }`,
  ]);
  return [intro, 'environments:', ...own, ...usual];
}

function teams({ teams: found }: Discovery): string[] {
  if (found.length === 0) {
    return [comment('Teams own systems. No CODEOWNERS file names any.'), 'teams: []'];
  }
  return [
    'teams:',
    ...found.flatMap(({ id, handle, reason }) => [
      comment(reason, '  '),
      `  - { id: ${scalar(id)}, name: ${scalar(handle)} }`,
    ]),
  ];
}

function people(found: readonly FoundPerson[]): string[] {
  const lines = [
    comment('Who makes and approves changes. Only people entered here can release anything.'),
    comment('No file says how senior anybody is: fill in the level and take the # away.'),
    comment('Levels: junior, mid, senior, principal, director, vp.'),
    found.length === 0 ? 'people: []' : 'people: [] # remove [] when the first person is entered',
  ];
  for (const { id, name, emails, commits } of found) {
    lines.push(
      comment(`  - id: ${scalar(id)} # ${commits === 1 ? '1 commit' : `${commits} commits`}`),
      comment(`    name: ${scalar(name)}`),
      comment('    level: '),
      comment('    teams: []'),
      comment(`    identities: ${flow(emails)}`),
    );
  }
  return lines.map((line) => line.trimEnd());
}

function systems(found: readonly FoundSystem[]): string[] {
  const intro = [
    comment(
      'What a change can hit. tier: 1 is most critical, 4 least; nothing in a repository tells it.',
    ),
  ];
  if (found.length === 0) return [...intro, 'systems: []'];
  return [...intro, 'systems:', ...found.flatMap(system)];
}

function system(found: FoundSystem): string[] {
  const lines = found.reasons.map((reason) => comment(reason, '  '));
  lines.push(`  - id: ${scalar(found.id)}`);
  if (found.name !== found.id) lines.push(`    name: ${scalar(found.name)}`);
  lines.push('    # tier:');
  if (found.owners.length > 0) lines.push(`    owners: ${flow(found.owners)}`);
  if (found.ownersToName.length > 0) {
    const names = found.ownersToName.join(', ');
    lines.push(comment(`owned by ${names}: enter them under people, then as owners`, '    '));
  }
  if (found.owners.length + found.ownersToName.length === 0) {
    lines.push(comment('owners: nobody is named in CODEOWNERS', '    '));
  }
  if (found.environments.length > 0) lines.push(`    environments: ${flow(found.environments)}`);
  if (found.paths.length > 0) lines.push(`    paths: ${flow(found.paths)}`);
  if (found.resources.length > 0) lines.push(`    resources: ${flow(found.resources)}`);
  if (found.dependsOn.length > 0) {
    lines.push('    dependsOn:');
    for (const { on, via } of found.dependsOn) {
      lines.push(`      - { on: ${scalar(on)}, via: ${scalar(via)} }`);
    }
  }
  return lines;
}
