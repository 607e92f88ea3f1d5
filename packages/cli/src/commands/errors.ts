/** `errors`: the catalogue, searched. */
import type { Listing } from '@stuntdouble/catalogue'
import { type SearchEntry, searchErrors } from '@stuntdouble/catalogue/explained'
import { indented, wrap } from '../layout.js'
import type { Terminal } from '../terminal.js'

export type ErrorsOptions = { status?: number; family?: 'api' | 'oauth'; json?: true }

/** Prints the errors that the words find, best first; all where there are no words. Nothing found is exit code 1. */
export function errors(words: readonly string[], { status, family, json }: ErrorsOptions, terminal: Terminal): number {
  const found = searchErrors(words.join(' '), { status, family })
  if (json)
    terminal.out(found.length === 0 ? '[]' : `[\n${found.map((row) => JSON.stringify(asJson(row))).join(',\n')}\n]`)
  else for (const row of found) terminal.out(listed(row, terminal).join('\n'))
  if (found.length === 0) {
    terminal.err('No error has these words. Try fewer, or leave --status and --family out.')
    return 1
  }
  if (!json) {
    const { dim } = terminal.errColors
    const count = found.length === 1 ? 'One error.' : `${found.length} errors.`
    terminal.err(dim(`${count} More about one: stuntdouble explain ${nameOf(found[0] as Listing)}`))
  }
  return 0
}

/** The code of an API error, the condition of an OAuth error. */
export const nameOf = (row: Listing): string => (row.family === 'api' ? row.code : row.condition)

/** A row as `--json` prints it. */
export const asJson = (row: Listing) =>
  row.family === 'api'
    ? {
        family: row.family,
        code: row.code,
        status: row.status,
        title: row.title,
        summary: row.summary,
        basis: row.basis,
        area: row.area,
      }
    : {
        family: row.family,
        condition: row.condition,
        error: row.error,
        status: row.status,
        title: row.title,
        description: row.description,
        basis: row.basis,
        group: row.group,
      }

/** A row as a person reads it: its name and status, and its sentence below. */
export function listed(row: SearchEntry | Listing, { outColors, columns }: Terminal): string[] {
  const { bold, dim } = outColors
  const [about, text] = row.family === 'api' ? [row.title, row.summary] : [row.error, row.description]
  const name = nameOf(row)
  const beside = `${name}  ${row.status}  ${about}`
  // Some conditions have names that leave no room beside them.
  const head =
    beside.length <= columns
      ? [bold(name) + beside.slice(name.length)]
      : [bold(name), ...indented(wrap(`${row.status} ${about}`, columns - 4), 4)]
  return [...head, ...indented(wrap(text, columns - 4), 4).map((line) => dim(line))]
}
