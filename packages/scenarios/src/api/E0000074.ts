import { tokenOfAProvider } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000074 = apiScenario({
  code: 'E0000074',
  why: 'Somebody shows the code of their RSA token, and the server that judges it is in trouble.',
  fix: 'An administrator looks at the provider: what it answered is no judgement of the code.',
  needs: ['upstream', 'disposable'],
  async play(world) {
    const { verify, code } = await tokenOfAProvider(world)
    await world.upstream('factor-provider', 'refuses')
    return world.admin.post(verify, { passCode: code })
  },
})
