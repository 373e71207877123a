/** Stands between a guard and its server, and sees every batch of decisions. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Between {
  readonly url: string;
  /** Ids of the decisions of each batch that the server took, in order. */
  readonly batches: readonly (readonly string[])[];
  readonly close: () => Promise<void>;
}

/**
 * Passes everything on. Once the server has taken so many batches, `cut` is called and the answer to the
 * last one is never given.
 */
export async function standBetween(
  server: string,
  after: number,
  cut: () => void,
): Promise<Between> {
  const batches: string[][] = [];
  const between = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () => {
      const body = Buffer.concat(parts);
      const { method, headers, url: path = '/' } = asked;
      const passed = request(new URL(path, server), { method, headers }, (answered) => {
        const said: Buffer[] = [];
        answered.on('data', (part: Buffer) => said.push(part));
        answered.on('end', () => {
          if (path === '/api/guard/decisions' && answered.statusCode === 200) {
            const { records } = JSON.parse(body.toString()) as {
              readonly records: readonly { readonly id: string }[];
            };
            batches.push(records.map(({ id }) => id));
            if (batches.length === after) {
              answer.destroy();
              cut();
              return;
            }
          }
          answer.writeHead(answered.statusCode ?? 500, answered.headers).end(Buffer.concat(said));
        });
      });
      passed.on('error', () => answer.destroy());
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(between.address() as AddressInfo).port}`,
    batches,
    close: () =>
      new Promise((resolve) => {
        between.close(() => resolve());
        between.closeAllConnections();
      }),
  };
}
