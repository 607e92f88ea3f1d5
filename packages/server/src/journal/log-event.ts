/** One line of the system log, as `/api/v1/logs` answers it. */
import { toMilliseconds } from '../kernel/time.js'
import { type Entry, eventTypes, type Severity } from './events.js'

/** Who and what was behind the request in which events happened. */
export type Circumstances = {
  requestId: string
  /** Path and query, without the host. */
  requestUri: string
  ip: string
  userAgent: string
  actor: { id: string; type: string; alternateId: string; displayName: string }
}

export type LogEvent = ReturnType<typeof logEvent>

/** The event that `entry` becomes. `uuid` is a version 4 UUID's text. */
export function logEvent(entry: Entry, { actor, ...circumstances }: Circumstances, uuid: string, at: Date) {
  const { message, severity } = eventTypes[entry.type] as { message: string; severity?: Severity }
  return {
    actor: {
      id: actor.id,
      type: actor.type,
      alternateId: actor.alternateId,
      displayName: actor.displayName,
      detailEntry: null,
    },
    client: {
      userAgent: { rawUserAgent: circumstances.userAgent, os: 'Unknown', browser: 'UNKNOWN' },
      zone: 'null',
      device: 'Unknown',
      id: null,
      ipAddress: circumstances.ip,
      geographicalContext: null,
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: circumstances.requestId,
      externalSessionId: circumstances.requestId,
    },
    displayMessage: message,
    eventType: entry.type,
    outcome: { result: entry.outcome?.result ?? 'SUCCESS', reason: entry.outcome?.reason ?? null },
    published: toMilliseconds(at),
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: severity ?? 'INFO',
    debugContext: {
      debugData: { requestId: circumstances.requestId, requestUri: circumstances.requestUri, ...entry.debug },
    },
    legacyEventType: null,
    transaction: { type: 'WEB', id: circumstances.requestId, detail: {} },
    uuid,
    version: '0',
    request: {
      ipChain: [
        {
          ip: circumstances.ip,
          geographicalContext: null,
          version: circumstances.ip.includes(':') ? 'V6' : 'V4',
          source: null,
        },
      ],
    },
    target: entry.targets?.map((target) => ({ ...target, detailEntry: null })) ?? null,
  }
}
