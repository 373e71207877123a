import { describe, expect, test } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { isHeld, readLine } from '../infrastructure/test-verdict.ts';
import { told } from '../test-tool.ts';
import { az } from './az.ts';
import { HELD, PASSES } from './test-lines.ts';
import { azureTools } from './tools.ts';

describe('azure', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(azureTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(azureTools, line))).toBe(false);
  });
});

const PROFILE = {
  '/home/dev/.azure/azureProfile.json': `\uFEFF${JSON.stringify({
    subscriptions: [
      { name: 'Acme Sandbox', isDefault: false },
      { name: 'Acme Production', isDefault: true },
    ],
  })}`,
};
const DELETE = 'az sql db delete -s srv -n orders --yes';
const DATABASE = 'azurerm_mssql_database orders';

test.each([
  [DELETE, {}, `delete ${DATABASE} unknown irreversible holds-data`],
  [DELETE, PROFILE, `delete ${DATABASE} production irreversible holds-data`],
  [
    `${DELETE} --subscription acme-dev`,
    PROFILE,
    `delete ${DATABASE} development irreversible holds-data`,
  ],
  [`${DELETE} -g shop-staging`, {}, `delete ${DATABASE} staging irreversible holds-data`],
  [
    `${DELETE} -g shop-prod --subscription dev`,
    {},
    `delete ${DATABASE} production irreversible holds-data`,
  ],
  [
    DELETE,
    { '/home/dev/.azure/azureProfile.json': '{not json' },
    `delete ${DATABASE} unknown irreversible holds-data`,
  ],
])('%s', async (line, files, expected) => {
  expect(await told(az, line, { world: memoryWorld({ files }) })).toEqual([expected]);
});
