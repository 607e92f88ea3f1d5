/** What must be true of zones, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { Org } from '../../access/org.js'
import { AddressSet, readRange, type WrittenRange } from '../../policy/network.js'
import { type IpSays, type Location, type Says, type Sides, serviceCategories, type Zone } from './model.js'

/** Okta's own figures: entries of a zone, of one that blocks, of one that every org has, of all; of each dynamic list. */
export const limits = { entries: 150, blocking: 1000, system: 5000, all: 25_000, dynamic: 75 } as const

export function mustExist(zone: Zone | undefined, asked: string): Zone {
  if (zone === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (NetworkZone)` })
  return zone
}

export function mustKeepItsType(zone: Zone, type: Zone['type']): void {
  if (zone.type !== type) throw apiError.E0000001({ field: 'type' }, { causes: [cause.invalidField('type')] })
}

type Judged = Pick<Zone, 'usage' | 'system'>

/** One cause for each rule that the content of a zone breaks. */
export function mustSayWhatItHolds(says: Says, zone: Judged): void {
  const problems = 'gateways' in says ? addressProblems(says, zone) : dynamicProblems(says)
  const [first] = problems
  if (first === undefined) return
  throw apiError.E0000001({ field: first.field }, { causes: problems.map(({ said }) => said) })
}

type Problem = { field: string; said: string }

function addressProblems(says: IpSays, { usage, system }: Judged): Problem[] {
  const most = system ? limits.system : usage === 'BLOCKLIST' ? limits.blocking : limits.entries
  const problems = (['gateways', 'proxies'] as const).flatMap((field): Problem[] => {
    const written = says[field] ?? []
    if (written.length > most) return [{ field, said: cause.zoneLimit(field, most) }]
    return written.flatMap((range) => rangeProblem(field, range))
  })
  // A zone that every org has may be empty: so it came.
  if (!system && entriesOf(says) === 0) problems.push({ field: 'gateways', said: cause.blank('gateways') })
  return problems
}

function rangeProblem(field: string, range: WrittenRange): Problem[] {
  const read = readRange(range)
  return read.ok ? [] : [{ field, said: cause.invalidRange(read.wrong, range.value, field, range.type) }]
}

const entriesOf = ({ gateways, proxies }: IpSays): number => (gateways?.length ?? 0) + (proxies?.length ?? 0)

function dynamicProblems(says: Exclude<Says, IpSays>): Problem[] {
  const locations = sides<Location>(says.locations)
  const asns = sides<string>(says.asns)
  const categories = 'ipServiceCategories' in says ? sides<string>(says.ipServiceCategories) : []
  const proxy = 'proxyType' in says ? (says.proxyType ?? '') : ''
  const lists: readonly [field: string, sides: readonly (readonly unknown[])[]][] = [
    ['locations', locations],
    ['asns', asns],
    ['ipServiceCategories', categories],
  ]
  const problems = lists
    .filter(([, all]) => all.some(({ length }) => length > limits.dynamic))
    .map(([field]) => ({ field, said: cause.zoneLimit(field, limits.dynamic) }))
  if (!locations.flat().every(isALocation)) problems.push(invalid('locations'))
  if (!asns.flat().every((asn) => /^\d{1,10}$/.test(asn))) problems.push(invalid('asns'))
  if (!categories.flat().every((category) => serviceCategories.has(category))) {
    problems.push(invalid('ipServiceCategories'))
  }
  const isEmpty = proxy === '' && lists.every(([, all]) => all.every(({ length }) => length === 0))
  if (isEmpty) problems.push({ field: 'locations', said: cause.blank('locations') })
  return problems
}

const invalid = (field: string): Problem => ({ field, said: cause.invalidField(field) })

const sides = <T>(said: readonly T[] | Sides<T> | null | undefined): readonly (readonly T[])[] => {
  if (said === null || said === undefined) return []
  return 'include' in said ? [said.include, said.exclude] : [said]
}

/** ISO 3166: a country, or a region behind its country. */
const isALocation = ({ country, region }: Location): boolean =>
  /^[A-Z]{2}$/.test(country) &&
  (region === null || (region.startsWith(`${country}-`) && /^..-[A-Z0-9]{1,3}$/.test(region)))

/** `others`: what the other zones of the org say. */
export function mustLeaveRoom(says: Says, others: readonly Says[]): void {
  const count = [says, ...others].reduce((sum, each) => sum + ('gateways' in each ? entriesOf(each) : 0), 0)
  if ('gateways' in says && count > limits.all) {
    throw apiError.E0000001({ field: 'gateways' }, { causes: [cause.zoneLimit('gateways', limits.all)] })
  }
}

/** Who shuts themselves out could not open again. `hops`: the way that the request came. */
export function mustNotBlockTheCaller(says: Says, { usage, status }: Zone, hops: readonly string[]): void {
  if (usage !== 'BLOCKLIST' || status !== 'ACTIVE' || !('gateways' in says)) return
  const blocked = AddressSet.of(says.gateways)
  const own = hops.find((hop) => blocked.has(hop))
  if (own !== undefined) throw apiError.E0000001({ field: 'gateways' }, { causes: [cause.ownAddress(own)] })
}

/** One zone of the org exempts, and no other is made one that does. */
export function mustNotExempt(asked: boolean | undefined): void {
  const field = 'useAsExemptList'
  if (asked) throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
}

/** Okta says the name in the summary and the id in the cause. */
const refused = ({ id, name }: Zone, said: (zone: string) => string) =>
  apiError.E0000001({ field: said(name) }, { causes: [cause.of('id', said(id))] })

export function mustNotBeOfTheSystem(zone: Zone): void {
  if (zone.system) throw refused(zone, (called) => cause.systemZone(called, 'deleted'))
}

/** The zones of addresses that every org has stay at work; the dynamic one is switched at will. */
export function mustBeSwitchable(zone: Zone): void {
  if (zone.system && zone.type === 'IP') throw refused(zone, (called) => cause.systemZone(called, 'deactivated'))
}

/** Identity Engine deletes a zone only after it was deactivated; Classic Engine does not ask. */
export function mustBeAtRest(zone: Zone, pipeline: Org['pipeline']): void {
  if (pipeline === 'idx' && zone.status === 'ACTIVE') throw refused(zone, cause.activeZone)
}

/** A rule would mean something else without it. */
export function mustNotBeUsed(zone: Zone, rule: { name: string } | undefined): void {
  if (rule !== undefined) throw refused(zone, (called) => cause.usedZone(called, rule.name))
}

/** Said when the unique index of names refuses a second zone of one name. */
export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })
