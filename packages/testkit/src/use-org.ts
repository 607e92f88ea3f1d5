/** One org for the tests of a file, fresh before each: with the hooks of Vitest, Jest or Mocha, or those of `node:test`. */
import { type OrgOptions, startOrg, type TestOrg } from './start-org.js'

type Hook = (work: () => Promise<void>) => unknown

/** The hooks of a test runner, as it names them. */
export type Hooks = { beforeEach: Hook } & ({ beforeAll: Hook; afterAll: Hook } | { before: Hook; after: Hook })

/**
 * The org of this file. It is there once the first test runs, and as new before every test:
 *
 *     import { afterAll, beforeAll, beforeEach, test } from 'vitest'
 *     const org = useOrg({ beforeAll, beforeEach, afterAll })
 *     test('…', async () => { await org().fetch('/api/v1/users') })
 */
export function useOrg(hooks: Hooks, options?: OrgOptions): () => TestOrg {
  let org: TestOrg | undefined
  const [first, last] = 'beforeAll' in hooks ? [hooks.beforeAll, hooks.afterAll] : [hooks.before, hooks.after]
  first(async () => {
    org = await startOrg(options)
  })
  hooks.beforeEach(async () => org?.reset())
  last(async () => org?.close())
  return () => {
    if (org === undefined) throw new Error('The org is there once the first test runs: ask for it inside a test.')
    return org
  }
}
