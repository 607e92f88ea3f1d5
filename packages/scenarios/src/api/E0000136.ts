import { activeUser, enrolledPhone, phoneNumber } from '../preparations.js'
import { apiScenario } from '../scenario.js'

export const E0000136 = apiScenario({
  code: 'E0000136',
  why: 'Two administrators enroll two numbers for one person at the same moment; the gateway takes a second to send the codes, and one of them comes too late.',
  fix: 'Read which number is on file now, and repeat the change only if it is still wanted.',
  needs: ['upstream'],
  async play(world) {
    await world.upstream('sms', 'slow', { delayMs: 1000 })
    const { id } = await activeUser(world)
    const both = await Promise.all([1, 2].map((count) => enrolledPhone(world, id, 'sms', phoneNumber(world, count))))
    return both.find((answer) => answer.errorCode !== undefined) ?? both[0]
  },
})
