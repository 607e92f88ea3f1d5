/** Why a server does not start, in a sentence that says what to do. */
import { StoreReadOnly, StoreUnavailable } from '../store/database.js'
import { StoreTooNew } from '../store/migrate.js'

/** The server cannot start. `message` is one sentence for the person at the terminal. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What the operating system said about an address. */
export function cannotListen(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new CannotStart(`Port ${port} is taken: choose another with --port, or --port 0 for any free one.`)
    case 'EACCES':
      return new CannotStart(`Port ${port} may not be opened by this user: choose one above 1023 with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(`${host} is no address of this machine: choose another with --host.`)
    default:
      return error
  }
}

/** What a database said when it was opened. `place`: the file or address, without a password. */
export function cannotOpen(error: unknown, place: string): unknown {
  if (error instanceof StoreTooNew) {
    return new CannotStart(
      `${place} was made by a newer version of Stuntdouble: run that version, or choose other data.`,
    )
  }
  if (error instanceof StoreReadOnly)
    return new CannotStart(`${place} may not be written: give this user the right to.`)
  if (error instanceof StoreUnavailable) {
    const { message } = error
    if (/locked|busy/i.test(message)) {
      return new CannotStart(
        `${place} is in use by another server: stop that one, or choose another folder with --data.`,
      )
    }
    return new CannotStart(`${place} cannot be opened (${message}): check that it is there and may be used.`)
  }
  if (isNotInstalled(error)) {
    return new CannotStart(
      `The library of the database is not installed for Node ${process.versions.node}: run npm install again.`,
    )
  }
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new CannotStart(`${place} may not be written: choose another folder with --data.`)
    case 'SQLITE_NOTADB':
      return new CannotStart(`${place} is no database: move it away, or choose another folder with --data.`)
    case '28P01':
    case '28000':
    case '3D000':
      return new CannotStart(`${place} refuses: ${(error as Error).message}. Check --database-url.`)
    default:
      return error
  }
}

/** npm leaves out what it could not build; what is there may have been built for another Node than this one. */
const isNotInstalled = (error: unknown): boolean =>
  ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'].includes(codeOf(error)) ||
  (error instanceof Error && error.message.startsWith('Could not locate the bindings file'))

/** The key is not the one with which secrets were sealed in the database. */
export const sealedOtherwise = (place: string): CannotStart =>
  new CannotStart(
    `${place} was sealed with another key: give the --secret-key it was first started with, or put its secret.key back.`,
  )

/** An org stays what it was made as: `v1` or `idx`. */
export const ofAnotherEngine = (pipeline: string): CannotStart =>
  new CannotStart(
    `The org there was made with --pipeline ${pipeline}, and stays it: leave --pipeline out, or choose other data.`,
  )

const secretMin = 20

/** What can be guessed opens whatever was sealed with it. */
export function mustBeALongKey(secretKey: string): string {
  if (secretKey.length >= secretMin) return secretKey
  throw new CannotStart(`--secret-key needs ${secretMin} characters.`)
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

/** Beyond this machine nothing may be guessed: both secrets are given, and long. */
export function mustBeSafeToServe(options: {
  host: string
  token: string | undefined
  adminPassword: string | undefined
  lab: boolean
}): { loopback: boolean } {
  const { host, token, adminPassword, lab } = options
  if (isLoopback(host)) return { loopback: true }
  if (token === undefined || adminPassword === undefined) {
    throw new CannotStart(`${host} can be reached by others: give --token and --admin-password, or leave out --host.`)
  }
  if (token.length < secretMin || adminPassword.length < secretMin) {
    throw new CannotStart(
      `${host} can be reached by others: --token and --admin-password need ${secretMin} characters.`,
    )
  }
  if (lab) throw new CannotStart('Lab powers are for this machine alone: leave out --lab, or leave out --host.')
  return { loopback: false }
}
