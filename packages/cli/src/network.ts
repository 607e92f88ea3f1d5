/** Why another server could not be asked, in words that help. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirectory, type KnownServer } from './known-server.js'
import { Failure, type Terminal } from './terminal.js'

/** The failure to say, where `fetch` did not reach the server at all. */
export function unreachable({ url }: KnownServer, error: unknown, terminal: Terminal): Failure {
  const code = codeOf(error)
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) {
    const authority = join(dataDirectory(terminal), 'tls', 'authority.pem')
    const file = existsSync(authority) ? authority : '<file>'
    return new Failure(`The certificate of ${url} is not trusted (${code}): set NODE_EXTRA_CA_CERTS=${file}.`)
  }
  return new Failure(`${url} does not answer (${code}): start it with \`stuntdouble serve\`, or name another server.`)
}

/** `fetch` wraps the reason that a person can use. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it took too long'
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return (cause as NodeJS.ErrnoException).code ?? cause.message
}
