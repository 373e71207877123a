import { absolute, gather, seconds, valueOf } from './record.ts';
import type { RecordSet, Zone, ZoneReading } from './record.ts';
import { ZoneFault, entriesOf } from './zone-tokens.ts';
import type { Entry } from './zone-tokens.ts';

const CLASS = /^(?:IN|CH|HS|ANY)$/i;
const TYPE =
  /^(?:A|AAAA|AFSDB|ALIAS|ANAME|APL|CAA|CDNSKEY|CDS|CERT|CNAME|CSYNC|DHCID|DLV|DNAME|DNSKEY|DS|EUI48|EUI64|HINFO|HIP|HTTPS|IPSECKEY|KEY|KX|LOC|MX|NAPTR|NS|NSEC|NSEC3|NSEC3PARAM|OPENPGPKEY|PTR|RP|RRSIG|SIG|SMIMEA|SOA|SPF|SRV|SSHFP|SVCB|TA|TKEY|TLSA|TSIG|TXT|URI|ZONEMD|TYPE\d{1,5})$/i;

/** Reads a zone in the form that BIND, NSD, Knot and most providers write. `origin` ends in a dot. */
export function readZoneFile(text: string, origin: string): ZoneReading {
  try {
    return {
      kind: 'read',
      zone: new Builder(origin).build(entriesOf(text.replace(/^\uFEFF/, ''))),
    };
  } catch (fault) {
    if (!(fault instanceof ZoneFault)) throw fault;
    return { kind: 'failed', line: fault.line, message: fault.message };
  }
}

class Builder {
  #origin: string;
  #ttl: number | null = null;
  #last: string;
  readonly #records: RecordSet[] = [];
  readonly #hidden: Zone['hidden'][number][] = [];

  constructor(origin: string) {
    this.#origin = origin;
    this.#last = origin;
  }

  build(entries: readonly Entry[]): Zone {
    for (const entry of entries) {
      if (entry.fields[0]?.quoted === false && entry.fields[0].text.startsWith('$'))
        this.#directive(entry);
      else this.#record(entry);
    }
    const apex = this.#records.find(({ type }) => type === 'SOA')?.name ?? null;
    return { apex, sets: gather(this.#records), hidden: this.#hidden };
  }

  #directive({ fields, line }: Entry): void {
    const [name = '', value = ''] = fields.map(({ text }) => text);
    switch (name.toUpperCase()) {
      case '$ORIGIN':
        if (value === '') throw new ZoneFault(line, '$ORIGIN has no name');
        this.#origin = absolute(value, this.#origin);
        break;
      case '$TTL':
        this.#ttl = seconds(value);
        if (this.#ttl === null) throw new ZoneFault(line, '$TTL is no time');
        break;
      case '$INCLUDE':
        this.#hidden.push({
          line,
          what: `$INCLUDE ${value} brings records that are not shown`,
          cut: false,
        });
        break;
      case '$GENERATE':
        this.#generate(
          fields.map(({ text }) => text),
          line,
        );
        break;
      default:
        throw new ZoneFault(line, `${name.slice(0, 40)} is no directive of a zone file`);
    }
  }

  /** Kept as one set under its pattern: a change of it is a change of all that it makes. */
  #generate(words: readonly string[], line: number): void {
    const [, range = '', pattern = '', ...rest] = words;
    const at = rest.findIndex((word) => TYPE.test(word));
    if (at === -1) throw new ZoneFault(line, '$GENERATE has no type');
    const name = absolute(`${pattern}[${range}]`, this.#origin);
    const values = [
      rest
        .slice(at + 1)
        .join(' ')
        .toLowerCase(),
    ];
    this.#records.push({
      name,
      type: (rest[at] ?? '').toUpperCase(),
      ttl: this.#ttl,
      values,
      routing: null,
      line,
    });
  }

  #record({ indented, fields, line }: Entry): void {
    const words = fields.map(({ text }) => text);
    let at = 0;
    if (!indented) {
      this.#last = absolute(words[0] ?? '@', this.#origin);
      at = 1;
    }
    let ttl = this.#ttl;
    for (let step = 0; step < 2; step++) {
      const word = words[at] ?? '';
      if (CLASS.test(word)) at++;
      else {
        const given = seconds(word);
        if (given === null || TYPE.test(word)) continue;
        ttl = given;
        at++;
      }
    }
    const type = words[at] ?? '';
    if (!TYPE.test(type)) throw new ZoneFault(line, 'a line has no type of record');
    const values = words.slice(at + 1);
    if (values.length === 0) throw new ZoneFault(line, 'a record has no value');
    const kind = type.toUpperCase();
    const value = valueOf(kind, values, this.#origin);
    this.#records.push({ name: this.#last, type: kind, ttl, values: [value], routing: null, line });
  }
}
