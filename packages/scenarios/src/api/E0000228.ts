import { apiScenario } from '../scenario.js'

export const E0000228 = apiScenario({
  code: 'E0000228',
  why: 'A free org wants its own words in the texts that it sends.',
  fix: 'Leave the words as they are, or text from a plan that is paid for.',
  needs: ['telephony'],
  async play(world) {
    await world.telephony({ freeSmsPer30Days: 100 })
    const template = `\${org.name}: your code is \${code}`
    return world.admin.post('/api/v1/templates/sms', { name: 'Ours', type: 'SMS_VERIFY_CODE', template })
  },
})
