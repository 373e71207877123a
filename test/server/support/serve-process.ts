/** A server in a process of its own, to be killed. Arguments: connection string. Prints its address. */
import { openStore } from '../../../src/store/open-store.ts';
import { keepCompiled } from '../../support/compiled.ts';
import { testSigner } from '../../support/signer.ts';
import { startTestServer } from './server.ts';

const [connectionString = ''] = process.argv.slice(2);
const store = await openStore({ connectionString, signer: testSigner });
const server = await startTestServer(store);
keepCompiled();
process.stdout.write(`${server.url}\n`);
