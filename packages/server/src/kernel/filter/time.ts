const written = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))$/

/**
 * The instant an ISO 8601 date with zone stands for (`2013-01-01T12:00:00.000-07:00`, `…Z`, as Okta prints them), in
 * milliseconds since 1970; undefined for anything else, days that do not exist among it. `Date.parse` would take
 * dates without zone, and turn 31 February into March.
 */
export function timeOf(text: string): number | undefined {
  const parts = written.exec(text)
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [zoneHours, zoneMinutes] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)]
  const daysInMonth = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  if (day < 1 || day > daysInMonth || hour > 23 || minute > 59 || second > 59) return undefined
  if (zoneHours > 18 || zoneMinutes > 59) return undefined
  // Through the parser rather than Date.UTC, which takes the years 0 to 99 for the 1900s.
  const midnight = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T00:00:00Z`)
  const fraction = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000 + 1e-6)
  const ahead = (parts[8] === '-' ? -1 : 1) * (zoneHours * 60 + zoneMinutes)
  return midnight + ((hour * 60 + minute - ahead) * 60 + second) * 1000 + fraction
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
