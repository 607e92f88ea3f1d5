/** Runs TypeScript sources of this repository in Node, so that nothing has to be built between packages. */
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Below `node_modules`, so that what a bundle leaves outside is found from there. */
const cache = fileURLToPath(new URL('./node_modules/.cache/sources', import.meta.url))

/**
 * The module at `url`, read through the `source` condition with all it imports from this repository.
 * @param {URL} url
 * @returns {Promise<any>}
 */
export async function loadSource(url) {
  mkdirSync(cache, { recursive: true })
  const path = fileURLToPath(url)
  // Two processes may load the same source at once.
  const outfile = join(cache, `${basename(path, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source'],
    sourcemap: 'inline',
    keepNames: true,
    logLevel: 'warning',
    plugins: [{ name: 'libraries-stay-outside', setup: librariesStayOutside }],
  })
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(outfile)
  }
}

/** @param {import('esbuild').PluginBuild} build */
function librariesStayOutside({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || path.startsWith('@stuntdouble/') ? undefined : { path, external: true },
  )
}
