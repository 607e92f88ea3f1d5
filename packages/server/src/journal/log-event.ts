/** One line of the system log, as `/api/v1/logs` answers it. */
import { type Actor, type Entry, eventTypes, type Severity } from './events.js'

/** Who and what was behind the request in which events happened. */
export type Circumstances = {
  requestId: string
  /** Path and query, without the host. */
  requestUri: string
  ip: string
  userAgent: string
  actor: Actor
}

export type LogEvent = ReturnType<typeof logEvent>

/** An event as it is kept: what varies. The rest of a LogEvent is the same for all, and made when somebody reads. */
export type Written = { entry: Entry; circumstances: Circumstances; uuid: string; published: string }

export const writtenText = ({ entry, circumstances }: Written): string => {
  const { targets, outcome, debug } = entry
  const { requestId, requestUri, ip, userAgent } = circumstances
  const actor = entry.actor ?? circumstances.actor
  return JSON.stringify({ requestId, requestUri, ip, userAgent, actor, target: targets, outcome, debug })
}

/** The event of a row. */
export function readEvent(row: { event: string; event_type: string; uuid: string; published: string }): LogEvent {
  const { target, outcome, debug, ...circumstances } = JSON.parse(row.event) as Circumstances &
    Omit<Entry, 'targets' | 'type'> & { target?: Entry['targets'] }
  const entry = { type: row.event_type as Entry['type'], targets: target, outcome, debug } as Entry
  return logEvent({ entry, circumstances, uuid: row.uuid, published: row.published })
}

/** The event as it is answered. */
export function logEvent({ entry, circumstances, uuid, published }: Written) {
  const actor = entry.actor ?? circumstances.actor
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
    published,
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
