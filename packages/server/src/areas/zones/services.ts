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
