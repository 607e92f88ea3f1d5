/** A network zone: which requests it holds, and what is done with those. */
import type { WrittenRange } from '../../policy/network.js'
import type { ZoneRow } from '../../store/tables/places.js'

export type Zone = ZoneRow
export type ZoneType = ZoneRow['type']

/** `region`: ISO 3166-2, behind its country, or null for all of it. */
export type Location = { country: string; region: string | null }

export type Sides<T> = { include: readonly T[]; exclude: readonly T[] }

/** What a zone says beside its name, by its type, in the order in which Okta prints it. */
export type Says =
  | {
      /** Of the one zone alone whose addresses may be let through wherever others are blocked. */
      useAsExemptList?: boolean
      gateways: readonly WrittenRange[] | null
      proxies: readonly WrittenRange[] | null
    }
  | { locations: readonly Location[] | null; proxyType: string | null; asns?: readonly string[] }
  | { locations: Sides<Location>; ipServiceCategories: Sides<string>; asns: Sides<string> }

export type IpSays = Extract<Says, { gateways: unknown }>

/** The services behind whose addresses people hide, as Okta tells them apart. */
const vpns = [
  'ASTRILL',
  'AVAST',
  'CYBERGHOST',
  'EXPRESS',
  'GLOBALPROTECT',
  'GOOGLE',
  'MULLVAD',
  'NORD',
  'PIA',
  'SAMSUNG',
  'SURFSHARK',
  'SYMANTEC',
  'TRENDMICRO',
  'ULTRASURF',
  'WARP',
]
const proxies = [
  'ABCPROXY',
  'APPLE_ICLOUD_RELAY',
  'BIGMAMA',
  'DATAIMPULSE',
  'FACELESS',
  'FROXY',
  'GEONODE',
  'IPCOLA',
  'IPIDEA',
  'IPROXYSHOP',
  'LUMINATI',
  'NETNUT',
  'NEXUS',
  'OCULUS',
  'OXYLABS',
  'PROXYRACK',
  'SPACEPROXIES',
  'YILU',
]
const several = [
  'ALL_ANONYMIZERS',
  'ALL_ANONYMIZERS_EXCEPT_TOR',
  'ALL_IP_SERVICES',
  'ALL_PROXIES_VPNS',
  'ANONYMIZER_TOR',
]

export const serviceCategories: ReadonlySet<string> = new Set([
  ...several,
  ...proxies.map((name) => `${name}_PROXY`),
  ...vpns.map((name) => `${name}_VPN`),
])
