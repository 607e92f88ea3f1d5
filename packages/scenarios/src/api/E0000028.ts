import { apiScenario } from '../scenario.js'

export const E0000028 = apiScenario({
  code: 'E0000028',
  why: 'An app asks how it is set up as an authenticator, and does not say which app it is.',
  fix: 'Send the parameter, by its exact name.',
  play: (world) => world.anonymous.get('/.well-known/app-authenticator-configuration'),
})
