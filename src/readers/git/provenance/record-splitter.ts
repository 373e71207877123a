import { StringDecoder } from 'node:string_decoder';

/** Records longer than this are cut: what a message begins and ends with is far shorter. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** Cuts a stream of texts that end in NUL into records of a fixed number of fields. */
export class RecordSplitter {
  private readonly fields: number;
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';
  private record: string[] = [];

  constructor(fields: number) {
    this.fields = fields;
  }

  /** Records that are whole by now. */
  push(chunk: Buffer): readonly (readonly string[])[] {
    const text = this.decoder.write(chunk);
    const records: string[][] = [];
    let start = 0;
    for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
      this.record.push(this.rest + text.slice(start, end));
      this.rest = '';
      start = end + 1;
      if (this.record.length < this.fields) continue;
      records.push(this.record);
      this.record = [];
    }
    if (this.rest.length < LONGEST_RECORD) this.rest += text.slice(start);
    return records;
  }
}
