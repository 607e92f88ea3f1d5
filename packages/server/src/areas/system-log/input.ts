/** The questions that may be put to the log. */
import type { Askable } from '../../kernel/filter/index.js'
import { everyOperator } from '../../kernel/filter/index.js'
import { type Output, object, oneOf, optional, text } from '../../kernel/schema.js'

export const logQuery = object({
  since: optional(text()),
  until: optional(text()),
  after: optional(text()),
  filter: optional(text()),
  q: optional(text()),
  limit: optional(text()),
  sortOrder: optional(oneOf('ASCENDING', 'DESCENDING')),
})

export type LogQuery = Output<typeof logQuery>

const words = { type: 'string', operators: everyOperator } as const
const numbers = { type: 'number', operators: everyOperator } as const
/** Okta does not look for a part of an address. */
const address = { type: 'string', operators: everyOperator.filter((operator) => operator !== 'co') } as const

const party = (path: string) =>
  Object.fromEntries(['id', 'type', 'alternateId', 'displayName'].map((name) => [`${path}.${name}`, words] as const))
const place = (path: string) => ({
  [`${path}.city`]: words,
  [`${path}.state`]: words,
  [`${path}.country`]: words,
  [`${path}.postalCode`]: words,
  [`${path}.geolocation.lat`]: numbers,
  [`${path}.geolocation.lon`]: numbers,
})

/** Every member of an event but `published`, which is asked for with `since` and `until`. */
export const askable: Askable = {
  uuid: words,
  eventType: words,
  legacyEventType: words,
  version: words,
  severity: words,
  displayMessage: words,
  ...party('actor'),
  'actor.detailEntry.*': words,
  'client.userAgent.rawUserAgent': words,
  'client.userAgent.os': words,
  'client.userAgent.browser': words,
  'client.zone': words,
  'client.device': words,
  'client.id': words,
  'client.ipAddress': words,
  ...place('client.geographicalContext'),
  'device.*': words,
  'authenticationContext.authenticationProvider': words,
  'authenticationContext.credentialProvider': words,
  'authenticationContext.credentialType': words,
  'authenticationContext.issuer.id': words,
  'authenticationContext.issuer.type': words,
  'authenticationContext.interface': words,
  'authenticationContext.authenticationStep': numbers,
  'authenticationContext.rootSessionId': words,
  'authenticationContext.externalSessionId': words,
  'outcome.result': words,
  'outcome.reason': words,
  'securityContext.asNumber': numbers,
  'securityContext.asOrg': words,
  'securityContext.isp': words,
  'securityContext.domain': words,
  'securityContext.isProxy': { type: 'boolean', operators: everyOperator },
  'debugContext.debugData.url': address,
  'debugContext.debugData.requestUri': address,
  'debugContext.debugData.*': words,
  'transaction.id': words,
  'transaction.type': words,
  'transaction.detail.*': words,
  'request.ipChain.ip': words,
  'request.ipChain.version': words,
  'request.ipChain.source': words,
  ...place('request.ipChain.geographicalContext'),
  ...party('target'),
  'target.detailEntry.*': words,
}
