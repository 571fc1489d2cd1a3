/**
 * The rooms of `packages/emulator/src`, from the top down: a file imports from its own room and from
 * those further down, never from a room above or beside its own.
 */
const floors = [
  ['cli/', 'vitest.ts'],
  ['host-pages/'],
  ['control-api/'],
  ['runner/'],
  ['emulator.ts'],
  ['emulator-api.ts'],
  ['lifecycle/'],
  ['webhooks/'],
  ['seed/', 'wix-api/', 'app-client/', 'app-source/'],
  ['model/', 'redact/'],
  ['util/'],
];

const emulator = '^packages/emulator/src/';

/** Tests may import from any room. */
const test = '[.](test|harness)[.]tsx?$';

const pathOf = (rooms) => `${emulator}(${rooms.join('|').replaceAll('.', '[.]')})`;

const notUpwards = floors.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    name: `no-import-from-above-${room.replace(/\W.*/, '')}`,
    comment: 'This room is further down: see the order in packages/emulator/ARCHITECTURE.md.',
    severity: 'error',
    from: { path: pathOf([room]), pathNot: test },
    to: {
      path: `${emulator}(?!ui/)`,
      pathNot: pathOf([room, ...floors.slice(floor + 1).flat()]),
    },
  })),
);

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Move what both files need into a third one, or hand one of them in.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...notUpwards,
    {
      name: 'ui-imports-the-model-only',
      comment: "The pages' code runs in the browser. The search for a JSON problem does in both.",
      severity: 'error',
      from: { path: `${emulator}ui/`, pathNot: test },
      to: { path: emulator, pathNot: pathOf(['ui/', 'model/', 'util/find-json-problem']) },
    },
    {
      name: 'nobody-imports-the-ui',
      comment: 'The bundler alone reads it.',
      severity: 'error',
      from: { path: emulator, pathNot: pathOf(['ui/']) },
      to: { path: pathOf(['ui/']) },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist[^/]*|[.]astro|[.]wix)/|^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
