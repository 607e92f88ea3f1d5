import { apiScenario } from '../scenario.js'

export const E0000215 = apiScenario({
  code: 'E0000215',
  why: 'The sender settings for e-mail are read from where they stood before brands.',
  fix: 'Use the e-mail domains of the brands: `/api/v1/email-domains`.',
  async play({ admin }) {
    return admin.get('/api/v1/org/email/sender')
  },
})
