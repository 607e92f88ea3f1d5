// Compiles the Peggy grammars into the checked-in modules beside them, so that running the product needs no Peggy.
//   node tools/grammars.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import peggy from 'peggy'

const root = new URL('../', import.meta.url)

/** Every grammar, by its path from the root of the repository. */
export const grammars = [
  'packages/server/src/kernel/filter/filter.peggy',
  'packages/server/src/policy/expression/expression.peggy',
  'packages/server/src/policy/expression/pattern.peggy',
]

/**
 * Where the module compiled from a grammar is kept.
 * @param {string} grammar
 */
export const compiledPath = (grammar) => new URL(grammar.replace(/\.peggy$/, '.generated.js'), root)

/**
 * The source of the ES module compiled from a grammar.
 * @param {string} grammar
 */
export const compile = (grammar) =>
  peggy.generate(readFileSync(new URL(grammar, root), 'utf8'), { output: 'source', format: 'es' })

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const grammar of grammars) writeFileSync(compiledPath(grammar), compile(grammar))
