import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile, compiledPath, grammars } from './grammars.mjs'

for (const grammar of grammars)
  test(`${grammar} is what its checked-in module was compiled from`, () => {
    const remedy = 'run: node tools/grammars.mjs'
    expect(compile(grammar) === readFileSync(compiledPath(grammar), 'utf8'), remedy).toBe(true)
  })
