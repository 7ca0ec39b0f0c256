// The borders of the house: seeds <- shared <- server | client; test may import all; nobody imports test.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'seeds-are-data', severity: 'error', from: { path: '^seeds/' }, to: { path: '.' } },
    {
      name: 'shared-looks-down-only',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(client|server|test)/' },
    },
    { name: 'shared-is-pure', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'shared-knows-no-screen',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/(react|tldraw|@tldraw|ws|hono)' },
    },
    {
      name: 'server-never-sees-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|test)/' },
    },
    {
      name: 'client-never-sees-server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|test)/' },
    },
    {
      name: 'sync-has-no-react',
      severity: 'error',
      from: { path: '^client/sync/' },
      to: { path: 'node_modules/react' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(client|server|shared)/', pathNot: ['\\.d\\.ts$', '\\.css$', '\\.html$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
