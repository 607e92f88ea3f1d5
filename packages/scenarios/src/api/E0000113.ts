import { tokenOfAProvider } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000113 = apiScenario({
  code: 'E0000113',
  why: 'The server that judges an RSA token neither takes the code nor refuses it: it wants a new PIN first.',
  fix: 'Show the summary to the person, and send what they say through the same call.',
  needs: ['upstream', 'disposable'],
  async play(world) {
    const { verify, code } = await tokenOfAProvider(world)
    await world.upstream('factor-provider', 'well', { asks: 'Enter a new PIN of 4 to 8 digits' })
    return world.admin.post(verify, { passCode: code })
  },
})
