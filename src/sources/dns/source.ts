import { FactsBuilder } from '../shared/facts-builder.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { jsonOf, listIn, notThisKind, textIn } from '../shared/json.ts';
import { member } from '../../config/plain-data.ts';
import type { GraphSource, SourceFile } from '../types.ts';
import { aliasesIn, plain } from './records.ts';
import type { Alias } from './records.ts';

const TYPED = /^(?:@|[\w*.-]+)?\s+(?:\d+\s+)?(?:IN\s+)?(?:SOA|NS|A|AAAA|CNAME|ALIAS)\s/im;

/** Zone files, and `aws route53 list-resource-record-sets`. A name needs what it stands for. */
export const dnsSource: GraphSource = {
  id: 'dns',
  title: 'DNS zone file or Route 53 JSON',
  recognises: (head, name) =>
    /^\s*\{/.test(head)
      ? head.includes('"ResourceRecordSets"')
      : /\.zone$|^db\./i.test(name) ||
        /^\$(?:ORIGIN|TTL)\s/m.test(head) ||
        (/\sSOA\s/.test(head) && TYPED.test(head)),
  wants: (path) => /\.zone$/i.test(path),
  read(input) {
    const facts = new FactsBuilder('dns', input);
    for (const file of input.files) {
      const isJson = /^\uFEFF?\s*\{/.test(file.text);
      if (!isJson && !/\s(?:SOA|NS|A|AAAA|CNAME|ALIAS|MX|TXT)\s/i.test(file.text))
        notThisKind(file, 'DNS record');
      const aliases = [...(isJson ? route53(file) : aliasesIn(file.text))];
      const placeOf = ({ line }: Alias) => (line === 0 ? file.path : `${file.path}:${line}`);
      for (const alias of aliases) {
        facts.system(alias.name, 'entry', `${alias.type} record (${placeOf(alias)})`);
      }
      for (const alias of aliases) {
        const { name, target, type } = alias;
        facts.system(target, 'external', `${name} stands for it (${placeOf(alias)})`);
        facts.edge({
          from: name,
          to: target,
          source: 'declared',
          confidence: CONFIDENCE.wired,
          via: type,
        });
      }
    }
    return facts.build();
  },
};

function* route53(file: SourceFile): Generator<Alias> {
  const whole = jsonOf(file);
  const sets = member(whole, 'ResourceRecordSets');
  if (!Array.isArray(sets)) notThisKind(file, 'list "ResourceRecordSets"');
  for (const set of sets as readonly unknown[]) {
    const name = plain(textIn(set, 'Name') ?? '');
    const alias = textIn(set, 'AliasTarget', 'DNSName');
    if (name !== '' && alias !== null) yield { name, target: plain(alias), type: 'ALIAS', line: 0 };
    if (name === '' || textIn(set, 'Type') !== 'CNAME') continue;
    for (const record of listIn(set, 'ResourceRecords')) {
      const value = textIn(record, 'Value');
      if (value !== null) yield { name, target: plain(value), type: 'CNAME', line: 0 };
    }
  }
}
