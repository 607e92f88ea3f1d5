import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { areas, floors, packages } from '../floors.mjs'

type Tree = Record<string, string>
type Violation = { from: string; to: string; rule: string; remedy: string }

const rooms = floors.flat().filter((room) => room !== 'areas')
const server = 'packages/server/src'
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** Lays the tree in a folder of its own and reads it with the repository's rules. */
function check(tree: Tree): { modules: number; violations: Violation[] } {
  const root = mkdtempSync(join(tmpdir(), 'floors-'))
  made.push(root)
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const tool = fileURLToPath(new URL('./floors-check.mjs', import.meta.url))
  try {
    return JSON.parse(execFileSync(process.execPath, [tool, '--json'], { cwd: root, stdio: 'pipe' }).toString())
  } catch (refused) {
    return JSON.parse(String((refused as { stdout: Buffer }).stdout))
  }
}

const imports = (...paths: string[]) => `${paths.map((path) => `import '${path}'`).join('\n')}\nexport const here = 1\n`
const manifest = (name: string, dependencies: string[] = []) =>
  JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    main: 'index.js',
    dependencies: Object.fromEntries(dependencies.map((to) => [to, '*'])),
  })

/** A house in which everyone keeps the order. */
function legal(): Tree {
  const tree: Tree = {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { module: 'nodenext', moduleResolution: 'nodenext', target: 'ES2023' },
    }),
    'package.json': manifest('root'),
  }
  for (const library of ['kysely', 'undeclared']) {
    // Where most libraries lie: in a dist, which of ours is not looked into.
    tree[`node_modules/${library}/package.json`] = JSON.stringify({
      ...JSON.parse(manifest(library)),
      main: 'dist/index.js',
    })
    tree[`node_modules/${library}/dist/index.js`] = 'export const here = 1\n'
  }
  for (const [name, allowed] of Object.entries(packages)) {
    tree[`packages/${name}/package.json`] = manifest(name, ['kysely'])
    tree[`packages/${name}/src/index.ts`] = imports(...allowed.map((to) => `../../${to}/src/index.js`))
  }
  for (const room of rooms)
    tree[`${server}/${room}/index.ts`] = room === 'kernel' ? imports() : imports('../kernel/index.js')
  for (const [i, area] of areas.entries()) {
    const lower = areas[i - 1]
    tree[`${server}/areas/${area}/index.ts`] = imports(
      './store.js',
      '../../access/index.js',
      ...(lower ? [`../${lower}/index.js`] : []),
    )
    tree[`${server}/areas/${area}/store.ts`] = imports('kysely', '../../store/index.js')
    tree[`${server}/areas/${area}/store.test.ts`] = imports(
      './store.js',
      '../../app.js',
      '../../node/index.js',
      'node:fs',
    )
  }
  tree[`${server}/app.ts`] = imports(
    './http/index.js',
    './control/index.js',
    ...areas.map((area) => `./areas/${area}/index.js`),
  )
  tree[`${server}/main.ts`] = imports('node:process', './app.js', './node/index.js')
  tree[`${server}/node/index.ts`] = imports('../kernel/index.js', '../app.js')
  tree[`${server}/node/files.ts`] = imports('node:fs')
  tree['packages/testkit/src/lab/lab.ts'] = imports('../../../server/src/index.js')
  tree['packages/testkit/src/serve.ts'] = imports('../../server/src/node/index.js', 'node:fs')
  tree['packages/server/test/help.ts'] = imports('node:fs')
  tree['packages/server/test/socket.test.ts'] = imports('./help.js', '../src/main.js')
  return tree
}

/** For each room with a floor above it (or an equal beside it), an import of that neighbour. */
function upwards(): [rule: string, from: string, to: string][] {
  const above = (room: string) => {
    const floor = floors.findIndex((equals) => equals.includes(room))
    return [...(floors[floor] ?? []).filter((other) => other !== room), ...floors.slice(floor + 1).flat()][0]
  }
  const inServer = floors.flat().flatMap((room): [string, string, string][] => {
    const higher = above(room)
    if (higher === undefined) return []
    if (room === 'areas') return [['areas-looks-down-only', `${server}/areas/org/up.ts`, `../../${higher}/index.js`]]
    return [
      [
        `${room}-looks-down-only`,
        `${server}/${room}/up.ts`,
        higher === 'areas' ? '../areas/org/index.js' : `../${higher}/index.js`,
      ],
    ]
  })
  const inAreas = areas
    .slice(0, -1)
    .map((area, i): [string, string, string] => [
      `${area}-looks-down-only`,
      `${server}/areas/${area}/above.ts`,
      `../${areas[i + 1]}/index.js`,
    ])
  return [...inServer, ...inAreas]
}

const seeds: [rule: string, from: string, to: string][] = [
  ...upwards(),
  ['no-cycles', `${server}/kernel/circle.ts`, './ring.js'],
  ['catalogue-needs-nothing', 'packages/catalogue/src/seed-core.ts', 'node:fs'],
  ['catalogue-needs-nothing', 'packages/catalogue/src/seed-library.ts', 'kysely'],
  ['scenarios-know-only-the-catalogue', 'packages/scenarios/src/seed-core.ts', 'node:http'],
  ['catalogue-knows-its-packages', 'packages/catalogue/src/seed.ts', '../../scenarios/src/index.js'],
  ['scenarios-knows-its-packages', 'packages/scenarios/src/seed.ts', '../../server/src/index.js'],
  ['server-knows-its-packages', `${server}/kernel/seed.ts`, '../../../scenarios/src/index.js'],
  ['testkit-knows-its-packages', 'packages/testkit/src/seed.ts', '../../cli/src/index.js'],
  ['cli-knows-its-packages', 'packages/cli/src/seed.ts', '../../unlisted/src/index.js'],
  ['packages-by-their-front-door', 'packages/cli/src/seed-inside.ts', '../../server/src/kernel/index.js'],
  ['areas-by-their-front-door', `${server}/areas/groups/seed.ts`, '../users/store.js'],
  ['areas-by-their-front-door-from-anywhere', `${server}/control/seed.ts`, '../areas/users/store.js'],
  ['app-opens-front-doors', `${server}/app.ts`, './areas/users/store.js'],
  ['http-knows-no-area', `${server}/http/seed.ts`, '../areas/users/index.js'],
  ['only-app-is-the-top', `${server}/node/seed.ts`, '../app.js'],
  ['app-is-handed-its-ports', `${server}/app.ts`, './node/files.js'],
  ['sql-stays-in-stores', `${server}/areas/users/rules.ts`, 'kysely'],
  ['node-stays-at-the-rim', `${server}/areas/users/view.ts`, 'node:fs'],
  ['node-stays-at-the-rim', 'packages/testkit/src/lab/seed.ts', 'node:fs'],
  ['the-lab-runs-in-a-tab', 'packages/testkit/src/lab/seed-node.ts', '../../../server/src/node/index.js'],
  ['third-party-is-declared', 'packages/cli/src/seed-library.ts', 'undeclared'],
  ['imports-are-found', 'packages/cli/src/seed-lost.ts', './nowhere.js'],
  ['tests-are-leaves', `${server}/areas/users/seed.ts`, './store.test.js'],
  ['test-help-stays-in-tests', `${server}/kernel/seed-help.ts`, '../../test/help.js'],
]

describe('the floors', () => {
  test('a house in which everyone keeps the order is accepted', () => {
    const { modules, violations } = check(legal())
    expect(violations).toEqual([])
    expect(modules).toBeGreaterThan(rooms.length + 3 * areas.length)
  })

  const tree = legal()
  tree[`${server}/kernel/ring.ts`] = imports('./circle.js')
  tree['packages/unlisted/src/index.ts'] = imports()
  for (const [, from, to] of seeds) tree[from] = imports(to).replace(/^export.*$/gm, '') + (tree[from] ?? imports())
  const { violations } = check(tree)

  test.each(seeds)('%s refuses %s → %s', (rule, from) => {
    const heard = violations.filter((violation) => violation.from === from)
    const seeded = seeds.filter((seed) => seed[1] === from).map(([meant]) => meant)
    expect(new Set(heard.map((violation) => violation.rule))).toEqual(new Set(seeded))
    expect(heard.find((violation) => violation.rule === rule)?.remedy).toMatch(/\w{3}.*[.]$/)
  })

  test('nothing else is refused', () => {
    const seeded = new Set([...seeds.map(([, from]) => from), `${server}/kernel/ring.ts`])
    expect(violations.filter(({ from }) => !seeded.has(from))).toEqual([])
  })

  test('every rule has met a violation', async () => {
    const { default: rules } = await import('../.dependency-cruiser.mjs')
    const met = new Set(seeds.map(([rule]) => rule))
    expect(rules.forbidden.map(({ name }: { name: string }) => name).filter((name: string) => !met.has(name))).toEqual(
      [],
    )
  })
})
