import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SafetyCase } from '../../src/server/contract/cases.ts';
import { MAIN } from './run-cli.ts';

export interface SampleServer {
  readonly address: string;
  /** A folder to work in. */
  readonly folder: string;
  /** What a pipeline has that somebody started who releases nothing here. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers a case in a browser's place, as it is now; resolves to the status. */
  answer(id: string, person: string, what: 'approve' | 'refuse'): Promise<number>;
  close(): Promise<void>;
}

/** The sample organisation on a database of its own, served by a process of its own. */
export async function startSampleServer(): Promise<SampleServer> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-release-'));
  const data = join(folder, 'data');
  const server = spawn(process.execPath, [MAIN, 'serve', '--sample', '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '', HOLDPOINT_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressOf(server);
  const token = (await readFile(join(data, 'sample.token'), 'utf8')).trim();
  return {
    address,
    folder,
    env: {
      GITLAB_CI: 'true',
      GITLAB_USER_EMAIL: 'mia.larsen@halden.example',
      HOLDPOINT_DATA: data,
      HOLDPOINT_SERVER: address,
      HOLDPOINT_TOKEN: token,
    },
    answer: (id, person, what) => answerAt(address, id, person, what),
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const [found] = /\bhttp:\/\/localhost:\d+$/m.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** Signs in as the person and says what was seen. */
async function answerAt(
  address: string,
  id: string,
  person: string,
  what: 'approve' | 'refuse',
): Promise<number> {
  const headers = { origin: address, 'content-type': 'application/json' };
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ person }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(`${address}/api/cases/${id}`, { headers: { cookie } });
  const { assessment, verdict } = SafetyCase.parse(await page.json());
  const seen = {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash: verdict.policyHash,
  };
  const answered = await fetch(`${address}/api/cases/${id}/answers`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ answer: what, reason: 'Looked at it with the partner.', seen }),
  });
  return answered.status;
}
