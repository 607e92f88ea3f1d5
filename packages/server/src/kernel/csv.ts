/** Comma-separated values (RFC 4180), as a spreadsheet opens them. */

/** With the names in front. What would be a formula to a spreadsheet is text: an apostrophe stands before it. */
export const csvOf = (names: readonly string[], rows: readonly (readonly (string | null)[])[]): string =>
  [names, ...rows].map((row) => `${row.map((value) => quoted(tame(value ?? ''))).join(',')}\r\n`).join('')

const tame = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
