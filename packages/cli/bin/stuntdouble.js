#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Checked in, because npm links no command that is missing at install; what it runs is built.
const bundle = new URL('../dist/stuntdouble.js', import.meta.url)
if (existsSync(fileURLToPath(bundle))) {
  const { main } = await import(bundle.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  console.error('stuntdouble: The program is not built yet; run `npm run build` once in the repository.')
  process.exitCode = 1
}
