/** Around a whole run: gathers what was heard, and tells at the end what was not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { raiseSites } from './sites.js'

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-heard-'))
  const file = join(folder, 'sites')
  writeFileSync(file, '')
  process.env.STUNTDOUBLE_HEARD = file
  return () => {
    const heard = new Set(readFileSync(file, 'utf8').split('\n'))
    rmSync(folder, { recursive: true })
    const codesHeard = new Set([...heard].map((entry) => entry.split(' ')[0]))
    const sites = raiseSites().filter(({ code }) => code !== '*')
    const silent = sites.filter(({ code, file, line, rule }) =>
      rule === 'lifecycle' ? !codesHeard.has(code) : !heard.has(`${code} ${file}:${line}`),
    )
    const told = silent.map(({ code, rule, file, line }) => `  ${code}  ${rule}  packages/server/src/${file}:${line}`)
    process.stdout.write(
      silent.length === 0
        ? `\nAll ${sites.length} refusals were heard by a test.\n`
        : `\nRefusals no test has ever heard (${silent.length} of ${sites.length}):\n${told.join('\n')}\n`,
    )
  }
}
