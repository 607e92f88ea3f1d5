/** Builds the page: one script and one style. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('.', import.meta.url))

/** @param {string} outdir */
export async function buildSignIn(outdir) {
  await build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    entryPoints: { 'sign-in': join(root, 'src/main.tsx') },
    outdir,
  })
}
