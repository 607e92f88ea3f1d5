/** Which errors can be reproduced: the stories by the names people use. */
import { listErrors } from '@stuntdouble/catalogue'
import { type ApiScenario, apiScenarios, type OAuthScenario, oauthScenarios } from '@stuntdouble/scenarios'

export type AnyScenario = ApiScenario | OAuthScenario

/** The code or condition that a person means by `E0000016`, `e16`, `16` or `Missing_Token`; undefined for none there is. */
export function errorNamed(asked: string): { family: 'api' | 'oauth'; code: string } | undefined {
  const digits = /^e?(\d{1,7})$/i.exec(asked)?.[1]
  const name = digits === undefined ? asked.toLowerCase() : `E${digits.padStart(7, '0')}`
  return everyError().find(({ code }) => code === name)
}

/** Every error there is, API codes first. */
export const everyError = (): readonly { family: 'api' | 'oauth'; code: string }[] =>
  listErrors().map((row) => ({ family: row.family, code: row.family === 'api' ? row.code : row.condition }))

/** The story of how an error comes about; undefined where it is not told yet. */
export function scenarioOf(code: string): AnyScenario | undefined {
  const told: Readonly<Record<string, AnyScenario>> = { ...apiScenarios, ...oauthScenarios }
  return told[code]
}
