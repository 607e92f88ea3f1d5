import { tokenOfAProvider } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000067 = apiScenario({
  code: 'E0000067',
  why: 'Somebody shows the code of their RSA token, and the server that judges it keeps silent.',
  fix: 'Try again in a moment, or let the person use another factor; an administrator looks at the provider.',
  needs: ['upstream', 'disposable'],
  async play(world) {
    const { verify, code } = await tokenOfAProvider(world)
    await world.upstream('factor-provider', 'gone')
    return world.admin.post(verify, { passCode: code })
  },
})
