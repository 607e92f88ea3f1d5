/** The shape of a zone as it is sent, and what is kept of it. */
import {
  boolean,
  filled,
  list,
  nullable,
  type Output,
  object,
  oneOf,
  optional,
  text,
  variant,
} from '../../kernel/schema.js'
import type { Location, Says, Sides } from './model.js'

const range = object({ type: oneOf('CIDR', 'RANGE'), value: filled() })
const location = object({ country: filled(2), region: nullable(text()) })
const sidesOf = <S extends Parameters<typeof list>[0]>(item: S) =>
  nullable(object({ include: nullable(list(item)), exclude: nullable(list(item)) }))

/** `Tor` in the API description is `TorAnonymizer` on the wire. */
const proxyTypes = ['', 'Any', 'ANY', 'Tor', 'TorAnonymizer', 'NotTorAnonymizer'] as const

/** The state is switched by its own calls: Okta leaves unheard what is sent of it here. */
const common = {
  name: filled(128),
  status: optional(oneOf('ACTIVE', 'INACTIVE')),
  usage: nullable(oneOf('POLICY', 'BLOCKLIST')),
}

export const zoneBody = variant('type', [
  object({
    ...common,
    type: oneOf('IP'),
    gateways: nullable(list(range)),
    proxies: nullable(list(range)),
    useAsExemptList: nullable(boolean()),
  }),
  object({
    ...common,
    type: oneOf('DYNAMIC'),
    locations: nullable(list(location)),
    proxyType: nullable(oneOf(...proxyTypes)),
    asns: nullable(list(text())),
  }),
  object({
    ...common,
    type: oneOf('DYNAMIC_V2'),
    locations: sidesOf(location),
    ipServiceCategories: sidesOf(text()),
    asns: sidesOf(text()),
  }),
])

export type ZoneBody = Output<typeof zoneBody>

/** Whether the addresses are to be let through wherever others are blocked; undefined where nothing is said of it. */
export const exemptsIn = (body: ZoneBody): boolean | undefined =>
  body.type === 'IP' ? (body.useAsExemptList ?? undefined) : undefined

/** What a zone is kept as, in the order in which Okta prints it. */
export function saysOf(body: ZoneBody): Says {
  switch (body.type) {
    case 'IP':
      return { gateways: body.gateways ?? null, proxies: body.proxies ?? null }
    case 'DYNAMIC': {
      const { locations, proxyType, asns } = body
      const shown = { locations: locations ? located(locations) : null, proxyType: proxyType ?? null }
      return asns && asns.length > 0 ? { ...shown, asns } : shown
    }
    case 'DYNAMIC_V2': {
      const { include, exclude } = both(body.locations)
      return {
        locations: { include: located(include), exclude: located(exclude) },
        ipServiceCategories: both(body.ipServiceCategories),
        asns: both(body.asns),
      }
    }
  }
}

type Sent<T> = { include?: T[] | null | undefined; exclude?: T[] | null | undefined } | null | undefined

const both = <T>(sides: Sent<T>): Sides<T> => ({
  include: sides?.include ?? [],
  exclude: sides?.exclude ?? [],
})

/** Okta answers them in the order of the alphabet. */
const located = (asked: readonly { country: string; region?: string | null | undefined }[]): Location[] =>
  asked
    .map(({ country, region }) => ({ country, region: region ?? null }))
    .sort((a, b) => (`${a.country} ${a.region ?? ''}` < `${b.country} ${b.region ?? ''}` ? -1 : 1))
