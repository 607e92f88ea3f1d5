/**
 * Builds what people run and what is published: the command line with everything in it, and a dist for each package.
 * Runs at every install, so it is quick, and what is not there yet is named and left out.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const started = performance.now()

const esbuild = await import('esbuild').catch(() => undefined)
if (esbuild === undefined) {
  console.log('build: esbuild is not installed (an install without development dependencies), nothing built')
  process.exit(0)
}

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'node20',
  conditions: ['source'],
  sourcemap: 'linked',
  // A fifth less to read at every start, and to hold. Names stay: a trace tells them.
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
}

/** Native modules, and libraries that load parts of themselves by name: they stay beside the bundle. */
const stayOutside = [
  'better-sqlite3',
  'better-sqlite3-13',
  'pg',
  'pg-native',
  '@node-rs/argon2',
  '@node-rs/bcrypt',
  'nodemailer',
]

/** CommonJS inside the bundle asks for Node's modules by `require`, which a module does not have. */
const withRequire =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"

/**
 * One dist folder each. An entry is the first of its files that exists.
 * @type {{ package: string, entries: Record<string, string[]>, options: import('esbuild').BuildOptions }[]}
 */
const dists = [
  {
    package: 'catalogue',
    entries: { index: ['index.ts'], explained: ['explained.ts'] },
    options: { platform: 'neutral' },
  },
  { package: 'scenarios', entries: { index: ['index.ts'] }, options: { platform: 'neutral', packages: 'external' } },
  {
    package: 'server',
    entries: { index: ['index.ts'], node: ['node/index.ts'] },
    options: { platform: 'node', packages: 'external', splitting: true },
  },
  {
    package: 'testkit',
    entries: { index: ['index.ts'] },
    options: { platform: 'node', packages: 'external', splitting: true },
  },
  {
    package: 'cli',
    // A thread begins with a file of its own.
    entries: { stuntdouble: ['main.ts', 'index.ts'], 'run-worker': ['run-worker.ts'] },
    // Splitting leaves every dynamic import in a chunk of its own, so that what is rarely needed loads at first use.
    options: { platform: 'node', external: stayOutside, splitting: true, banner: { js: withRequire } },
  },
]

/**
 * Chunks carry a hash in their name, so those of earlier builds would stay. What a running server may still load is
 * removed only after its successor is whole.
 * @param {string} folder @param {Set<string>} current
 */
function removeStale(folder, current) {
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder)) {
    if (!current.has(file.replace(/\.(?:map|LEGAL\.txt)$/, ''))) rmSync(join(folder, file))
  }
}

const built = await Promise.allSettled(
  dists.map(async ({ package: name, entries, options }) => {
    const source = join(root, 'packages', name, 'src')
    const outdir = join(dirname(source), 'dist')
    /** @type {Record<string, string>} */
    const entryPoints = {}
    for (const [out, candidates] of Object.entries(entries)) {
      const found = candidates.map((file) => join(source, file)).find((path) => existsSync(path))
      if (found !== undefined) entryPoints[out] = found
      else console.log(`build: ${relative(root, join(source, candidates[0] ?? ''))} does not exist yet, left out`)
    }
    if (Object.keys(entryPoints).length === 0) return 0
    const build = { ...common, ...options, entryPoints, outdir, chunkNames: 'chunks/[name]-[hash]' }
    const { metafile } = await esbuild.build({ ...build, metafile: true })
    removeStale(join(outdir, 'chunks'), new Set(Object.keys(metafile.outputs).map((path) => basename(path))))
    return 1
  }),
)

/** The page on which people sign in travels with the program as well. */
const signIn = join(root, 'apps/sign-in/build.mjs')
if (existsSync(signIn)) await (await import(signIn)).buildSignIn(join(root, 'packages/cli/dist/sign-in'))

/** The error reference travels with the program that serves it. */
// The reference takes some seconds to make, so it is made when asked for: at every install, and by `npm run build`.
const vitepress = join(root, 'node_modules/vitepress/bin/vitepress.js')
if (process.argv.includes('--reference') && existsSync(vitepress)) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [vitepress, 'build'], {
    cwd: join(root, 'apps/docs'),
    encoding: 'utf8',
  })
  if (status !== 0) console.log(`build: the error reference could not be built\n${stdout}${stderr}`)
}
const [site, pages] = [join(root, 'apps/docs/dist'), join(root, 'packages/cli/dist/pages')]
rmSync(pages, { recursive: true, force: true })
if (existsSync(join(site, 'index.html'))) cpSync(site, pages, { recursive: true })
else console.log('build: the error reference is not built yet (npm run build -w @stuntdouble/docs), left out')

const failed = built.filter(({ status }) => status === 'rejected').length
const done = built.filter((result) => result.status === 'fulfilled' && result.value === 1).length
console.log(
  `build: ${done} packages in ${Math.round(performance.now() - started)} ms${failed > 0 ? `, ${failed} failed` : ''}`,
)
process.exitCode = failed > 0 ? 1 : 0
