import { mergeConfig } from 'vitest/config'
import { marked } from './tools/heard/hearing.js'
import { serverSource } from './tools/heard/sites.js'
import base from './vitest.config.js'

/** All tests, with an ear at every refusal: those that no test has ever heard are printed at the end. */
export default mergeConfig(base, {
  plugins: [
    {
      name: 'hear-refusals',
      enforce: 'pre',
      transform(text: string, id: string) {
        const file = id.split('?')[0] ?? ''
        if (!file.startsWith(serverSource.pathname) || !/(?<!\.test)\.ts$/.test(file)) return undefined
        return { code: marked(file.slice(serverSource.pathname.length), text), map: null }
      },
    },
  ],
  test: {
    globalSetup: ['tools/heard/report.ts'],
    setupFiles: ['tools/heard/setup.ts'],
  },
})
