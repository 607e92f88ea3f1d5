import { areas, floors, packages } from './floors.mjs'

const server = '^packages/server/src'
const catalogue = '^packages/catalogue/src/'
/** Tests stand outside the house: they may walk through every door of the package they test. */
const test = '\\.test\\.ts$'
const frontDoor = '^packages/[^/]+/src/(?:(?:node/)?index|explained)\\.ts$'

/** @param {string} name @param {string} comment @param {any} from @param {any} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: /** @type {const} */ ('error'), from, to })

/** The files of a folder, tests aside. @param {string} path @param {string[]} [except] */
const inside = (path, except = []) => ({ path, pathNot: [test, ...except] })

/** For each entry of an ordered list: it may not see what comes after it, nor its equals. @param {string} house @param {string[][]} ordered */
const lookDown = (house, ordered) =>
  ordered.flatMap((equals, i) =>
    equals.flatMap((name) => {
      const above = [...equals.filter((other) => other !== name), ...ordered.slice(i + 1).flat()]
      if (above.length === 0) return []
      const rule = `${name}-looks-down-only`
      const remedy = `Let the higher room hand ${name} a function in app.ts. Order: floors.mjs.`
      return [forbid(rule, remedy, inside(`${house}/${name}/`), { path: `${house}/(?:${above.join('|')})/` })]
    }),
  )

/** Each package sees the packages that floors.mjs grants it, and no other. */
const packageEdges = Object.entries(packages).map(([name, allowed]) =>
  forbid(
    `${name}-knows-its-packages`,
    `It may import ${allowed.join(', ') || 'no other package'}. Order: floors.mjs.`,
    inside(`^packages/${name}/`),
    { path: '^packages/', pathNot: [name, ...allowed].map((known) => `^packages/${known}/`) },
  ),
)

export default {
  forbidden: [
    forbid('no-cycles', 'Two modules that need each other are one module, or three.', {}, { circular: true }),
    forbid(
      'catalogue-needs-nothing',
      'It runs in browsers, command lines and other people’s code: write it without the import.',
      inside(catalogue),
      { pathNot: [catalogue, '^packages/'] },
    ),
    forbid(
      'scenarios-know-only-the-catalogue',
      'They reach a server as a caller would, by HTTP: ask the World for it.',
      inside('^packages/scenarios/src/'),
      { pathNot: ['^packages/'] },
    ),
    ...packageEdges,
    forbid(
      'packages-by-their-front-door',
      'From outside, a package is its index.ts (the server’s node/index.ts too): export it there.',
      { path: '^packages/([^/]+)/', pathNot: test },
      { path: '^packages/', pathNot: ['^packages/$1/', frontDoor] },
    ),
    ...lookDown(server, floors),
    ...lookDown(
      `${server}/areas`,
      areas.map((area) => [area]),
    ),
    forbid(
      'areas-by-their-front-door',
      'From another area, an area is its index.ts: export the function there.',
      inside(`${server}/areas/([^/]+)/`),
      { path: `${server}/areas/`, pathNot: [`${server}/areas/$1/`, `${server}/areas/[^/]+/index\\.ts$`] },
    ),
    forbid(
      'areas-by-their-front-door-from-anywhere',
      'From outside, an area is its index.ts: export the function there.',
      inside(`${server}/`, [`${server}/areas/`, `${server}/app\\.ts$`]),
      { path: `${server}/areas/`, pathNot: `${server}/areas/[^/]+/index\\.ts$` },
    ),
    forbid(
      'app-opens-front-doors',
      'app.ts puts rooms together: it takes a room, or a room within one, by its index.ts.',
      { path: `${server}/app\\.ts$` },
      { path: `${server}/areas/`, pathNot: '/index\\.ts$' },
    ),
    forbid(
      'http-knows-no-area',
      'HTTP carries operations; it does not know which: take them as an argument.',
      inside(`${server}/http/`),
      { path: `${server}/(?:areas|oauth|signin)/` },
    ),
    forbid(
      'only-app-is-the-top',
      'app.ts and main.ts import; they are not imported: take what you need as an argument.',
      inside(`${server}/.+/`, [`${server}/node/index\\.ts$`]),
      { path: `${server}/(?:app|main)\\.ts$` },
    ),
    forbid(
      'app-is-handed-its-ports',
      'app.ts runs in a browser tab: main.ts opens the ports of node/ and hands them in.',
      inside(`${server}/app\\.ts$`),
      { path: `${server}/node/` },
    ),
    forbid(
      'sql-stays-in-stores',
      'Queries live in store/ and in each room’s store.ts: move it there.',
      inside(`${server}/`, [`${server}/(?:store|node)/`, '/store\\.ts$']),
      { path: 'node_modules/(?:@types/)?(?:kysely|pg|better-sqlite3)/' },
    ),
    forbid(
      'node-stays-at-the-rim',
      'All but node/ and main.ts also runs in a browser tab: make it a port.',
      {
        path: [`${server}/`, '^packages/testkit/src/lab/'],
        pathNot: [`${server}/(?:node/|main\\.ts)`, test],
      },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'the-lab-runs-in-a-tab',
      'The lab opens the server’s index.ts; node/index.ts is for processes.',
      inside('^packages/testkit/src/lab/'),
      { path: `${server}/node/` },
    ),
    forbid(
      'third-party-is-declared',
      'Hoisting hides a missing dependency until someone installs us: declare it in the package’s own package.json.',
      { pathNot: [test, '^packages/[^/]+/test/'] },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    ),
    forbid(
      'imports-are-found',
      'Nothing answers to this name: correct the path or declare the dependency.',
      {},
      // Of its two lines npm installs what suits the Node that it runs on.
      { couldNotResolve: true, pathNot: '^better-sqlite3(?:-13)?$' },
    ),
    forbid(
      'tests-are-leaves',
      'Nothing imports a test: move what is shared into a file of its own.',
      {},
      { path: test },
    ),
    forbid(
      'test-help-stays-in-tests',
      'What tests share under test/ is no part of the product: move it into src/.',
      { path: '^packages/[^/]+/src/', pathNot: test },
      { path: '^packages/[^/]+/test/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Ours alone: most libraries lie in a dist of their own, and are to be seen.
    exclude: { path: '^(?:packages|apps)/[^/]+/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'default'] },
  },
}
