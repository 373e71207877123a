import { describe, expect, it } from 'vitest';
import { ConfigError } from '../problem.ts';
import { parseIncidents } from './load.ts';

const parse = (text: string) => parseIncidents({ file: 'incidents.yaml', text });
const ENTRY = `  - id: dns-outage
    title: Nothing resolves
    date: 2025-10-20
    summary: A zone was replaced.
    lesson: Ask who still knows the zone.
    resourceTypes: ['aws_route53_*']
    verbs: [replace]
`;

describe('an incidents file', () => {
  it('becomes incidents, by id', () => {
    const other = ENTRY.replace('dns-outage', 'a-first').replace(
      'verbs: [replace]',
      'link: https://x.example/1',
    );
    expect(parse(`version: 1\nincidents:\n${ENTRY}${other}`)).toEqual([
      expect.objectContaining({ id: 'a-first', verbs: [], link: 'https://x.example/1' }),
      {
        id: 'dns-outage',
        title: 'Nothing resolves',
        date: '2025-10-20',
        summary: 'A zone was replaced.',
        lesson: 'Ask who still knows the zone.',
        systems: [],
        resourceTypes: ['aws_route53_*'],
        paths: [],
        verbs: ['replace'],
        link: null,
      },
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an id twice',
      `${ENTRY}${ENTRY}`,
      'incidents.yaml:10:9: there is an incident "dns-outage" already. Give each its own id.',
    ],
    [
      'a date that there is not',
      ENTRY.replace('10-20', '13-20'),
      'incidents.yaml:5:11: incidents[0].date: Invalid ISO date.',
    ],
    [
      'a verb misspelled',
      ENTRY.replace('[replace]', '[replce]'),
      'incidents.yaml:9:13: incidents[0].verbs[0] cannot be "replce". Did you mean "replace"?',
    ],
    [
      'nothing to be recognised by',
      ENTRY.replace("['aws_route53_*']", '[]'),
      'incidents.yaml:3:5: incidents[0]: nothing tells a change that resembles it; add systems, resourceTypes or paths.',
    ],
    [
      'an address that runs something',
      `${ENTRY}    link: javascript:alert(1)\n`,
      'incidents.yaml:10:11: incidents[0].link: Invalid URL.',
    ],
    [
      'no lesson',
      ENTRY.replace(/.*lesson.*\n/, ''),
      'incidents.yaml:3:5: incidents[0].lesson is missing.',
    ],
  ])('is refused with %s', (_, entries, line) => {
    const load = () => parse(`version: 1\nincidents:\n${entries}`);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(line);
  });
});
