/** How sources become a bundle, and what of the command line's stays outside of it. */
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** @type {import('esbuild').BuildOptions} */
export const common = {
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

/** @type {{ entries: Record<string, string>, options: import('esbuild').BuildOptions }} */
export const commandLine = {
  // A thread begins with a file of its own.
  entries: { stuntdouble: 'packages/cli/src/main.ts', 'run-worker': 'packages/cli/src/run-worker.ts' },
  // Splitting leaves every dynamic import in a chunk of its own, so that what is rarely needed loads at first use.
  options: { platform: 'node', external: stayOutside, splitting: true, banner: { js: withRequire } },
}
