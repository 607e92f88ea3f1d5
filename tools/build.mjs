/**
 * Builds what people run and what is published: the command line with everything in it, and a dist for each package.
 * Runs at every install, so it is quick, and what cannot be built there is named and left out.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { commandLine, common, root } from './bundling.mjs'

const started = performance.now()

const esbuild = await import('esbuild').catch(() => undefined)
if (esbuild === undefined) {
  console.log('build: esbuild is not installed (an install without development dependencies), nothing built')
  process.exit(0)
}

/**
 * One dist folder each.
 * @type {{ package: string, entries: Record<string, string>, options: import('esbuild').BuildOptions }[]}
 */
const dists = [
  {
    package: 'catalogue',
    entries: { index: 'packages/catalogue/src/index.ts', explained: 'packages/catalogue/src/explained.ts' },
    options: { platform: 'neutral' },
  },
  {
    package: 'scenarios',
    entries: { index: 'packages/scenarios/src/index.ts' },
    options: { platform: 'neutral', packages: 'external' },
  },
  {
    package: 'server',
    entries: { index: 'packages/server/src/index.ts', node: 'packages/server/src/node/index.ts' },
    options: { platform: 'node', packages: 'external', splitting: true },
  },
  {
    package: 'testkit',
    entries: { index: 'packages/testkit/src/index.ts' },
    options: { platform: 'node', packages: 'external', splitting: true },
  },
  { package: 'cli', ...commandLine },
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
    const outdir = join(root, 'packages', name, 'dist')
    const build = { ...common, ...options, entryPoints: entries, outdir, chunkNames: 'chunks/[name]-[hash]' }
    const { metafile } = await esbuild.build({ ...build, metafile: true })
    removeStale(join(outdir, 'chunks'), new Set(Object.keys(metafile.outputs).map((path) => basename(path))))
  }),
)

/** The page on which people sign in travels with the program as well. */
const { buildSignIn } = await import('../apps/sign-in/build.mjs')
await buildSignIn(join(root, 'packages/cli/dist/sign-in'))

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
const done = built.length - failed
console.log(
  `build: ${done} packages in ${Math.round(performance.now() - started)} ms${failed > 0 ? `, ${failed} failed` : ''}`,
)
process.exitCode = failed > 0 ? 1 : 0
