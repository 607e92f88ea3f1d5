/** Where a request comes from: addresses, ranges of them, and the way through proxies. Pure; IPv4 and IPv6 alike. */

/** How a zone writes a range: `1.2.3.0/24`, or `1.2.3.4-1.2.3.15`; one address alone is a range too. */
export type WrittenRange = { type: 'CIDR' | 'RANGE'; value: string }

/** Both ends are in it. Every address is a number of 128 bits: IPv4 has its place among those of IPv6 (RFC 4291, 2.5.5.2). */
export type AddressRange = { readonly first: bigint; readonly last: bigint }

export type ReadRange = { ok: true; range: AddressRange } | { ok: false; wrong: string }

const v4Prefix = 0xffffn << 32n
const v4Bits = 32
const v6Bits = 128

/** The number of an address; undefined for what is none. */
export function addressOf(text: string): bigint | undefined {
  return text.includes(':') ? v6Of(text) : v4Of(text)
}

function v4Of(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined
  }
  return v4Prefix | parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function v6Of(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, at) => groupsOf(half, at === halves.length - 1))
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...head, ...(tail === undefined ? [] : [...Array<bigint>(missing).fill(0n), ...tail])]
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n)
}

/** Groups of sixteen bits; the last two may be written as an IPv4 address. */
function groupsOf(text: string, isLast: boolean): bigint[] | undefined {
  if (text === '') return []
  const parts = text.split(':')
  const groups: bigint[] = []
  for (const [at, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(BigInt(`0x${part}`))
      continue
    }
    const v4 = isLast && at === parts.length - 1 ? v4Of(part) : undefined
    if (v4 === undefined) return undefined
    groups.push((v4 >> 16n) & 0xffffn, v4 & 0xffffn)
  }
  return groups
}

/** Reads a range as a zone writes it. A block is the one that its address lies in, as Okta's own `1.2.3.4/24`. */
export function readRange({ type, value }: WrittenRange): ReadRange {
  const [left = '', right, ...rest] = value.split(type === 'CIDR' ? '/' : '-').map((part) => part.trim())
  const first = addressOf(left)
  if (first === undefined || rest.length > 0) return { ok: false, wrong: left }
  if (type === 'CIDR') return right === undefined ? { ok: false, wrong: left } : blockOf(first, left, right)
  const last = right === undefined ? first : addressOf(right)
  if (last === undefined || last < first || left.includes(':') !== (right ?? left).includes(':')) {
    return { ok: false, wrong: right ?? left }
  }
  return { ok: true, range: { first, last } }
}

function blockOf(address: bigint, left: string, length: string): ReadRange {
  const bits = left.includes(':') ? v6Bits : v4Bits
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) return { ok: false, wrong: left }
  const rest = (1n << BigInt(bits - Number(length))) - 1n
  return { ok: true, range: { first: address & ~rest, last: address | rest } }
}

/** Many ranges, asked quickly. */
export class AddressSet {
  readonly #ranges: readonly AddressRange[]

  constructor(ranges: readonly AddressRange[]) {
    const ordered = [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
    const joined: { first: bigint; last: bigint }[] = []
    for (const { first, last } of ordered) {
      const before = joined.at(-1)
      if (before === undefined || first > before.last + 1n) joined.push({ first, last })
      else if (last > before.last) before.last = last
    }
    this.#ranges = joined
  }

  /** What cannot be read is left out: it was refused when it was written. */
  static of(written: readonly WrittenRange[] | null): AddressSet {
    return new AddressSet((written ?? []).flatMap((each) => rangeIn(readRange(each))))
  }

  /** What of it is not in the other. */
  without(other: AddressSet): AddressSet {
    let left: readonly AddressRange[] = this.#ranges
    for (const hole of other.#ranges) {
      left = left.flatMap(({ first, last }) => {
        if (hole.last < first || hole.first > last) return [{ first, last }]
        return [
          { first, last: hole.first - 1n },
          { first: hole.last + 1n, last },
        ].filter((part) => part.first <= part.last)
      })
    }
    return new AddressSet(left)
  }

  has(address: string): boolean {
    if (this.#ranges.length === 0) return false
    const number = addressOf(address)
    if (number === undefined) return false
    let [low, high] = [0, this.#ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = this.#ranges[middle] as AddressRange
      if (number < range.first) high = middle - 1
      else if (number > range.last) low = middle + 1
      else return true
    }
    return false
  }
}

const rangeIn = (read: ReadRange): AddressRange[] => (read.ok ? [read.range] : [])

/** What a zone of addresses is asked by. */
export type Perimeter = { gateways: AddressSet; proxies: AddressSet }

/** What an org's zones say about every request. */
export type OrgNetwork = {
  /** Those whose word is taken for where a request came from. */
  proxies: AddressSet
  /** From where nothing may be asked. */
  blocked: readonly { id: string; name: string; gateways: AddressSet }[]
}

/** Okta looks at no more of them. */
const hopsMax = 5

/**
 * The addresses that a request came through, the one that reached us last. `forwarded`: `X-Forwarded-For`, which is only
 * what somebody says; what cannot be read there, and what stands before it, is not looked at.
 */
export function hopsOf(peer: string, forwarded: string | undefined): readonly string[] {
  const hops = [plainAddress(peer)]
  if (forwarded === undefined) return hops
  for (const part of forwarded.split(',').reverse()) {
    const address = plainAddress(withoutPort(part.trim()))
    if (hops.length === hopsMax || addressOf(address) === undefined) break
    hops.unshift(address)
  }
  return hops
}

/** An IPv4 address is written as one, though a socket of both families says `::ffff:127.0.0.1`. */
const plainAddress = (address: string): string =>
  address.includes(':') ? address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '') : address

const withoutPort = (text: string): string =>
  /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text

/** Who asks: the nearest hop that is no trusted proxy. Where all are trusted, the farthest. */
export function clientOf(hops: readonly string[], proxies: AddressSet): string {
  let at = hops.length - 1
  while (at > 0 && proxies.has(hops[at] as string)) at--
  return hops[at] ?? ''
}

/**
 * Whether a request comes from within a zone. From the nearest hop backwards: a gateway of the zone is within it, behind
 * one of its proxies the hop before counts, anything else is outside. Proxies of other zones are strangers to it.
 */
export function isWithin(hops: readonly string[], { gateways, proxies }: Perimeter): boolean {
  for (let at = hops.length - 1; at >= 0; at--) {
    const hop = hops[at] as string
    if (gateways.has(hop)) return true
    if (!proxies.has(hop)) return false
  }
  return false
}
