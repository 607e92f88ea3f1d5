/**
 * npm run bench -- [--json] [--rounds N] [--seconds S] [--connections N] [--sync full] [--only start|throughput|sign-in|search]
 * npm run bench -- --million [--json] [--users 1000000]
 *
 * Prints each figure beside the bound it has to keep; ends with 1 when one is not kept.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureMillion } from './million.mjs'
import { measureSearch } from './search.mjs'
import { measureSignIn } from './sign-in.mjs'
import { measureStart } from './start.mjs'
import { measureThroughput } from './throughput.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '32' },
    sync: { type: 'string', default: 'normal' },
    only: { type: 'string', default: 'start,throughput,sign-in,search' },
    million: { type: 'boolean', default: false },
    users: { type: 'string', default: '1000000' },
  },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const connections = Number(values.connections)
const only = values.million ? '' : values.only
const full = values.sync === 'full'

const folder = mkdtempSync(join(tmpdir(), 'stuntdouble-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.once('SIGINT', () => process.exit(130))

const figures = []
if (only.includes('start')) figures.push(...(await measureStart({ rounds, folder: join(folder, 'start') })))
if (only.includes('throughput'))
  figures.push(...(await measureThroughput({ rounds, seconds, connections, full, folder: join(folder, 'throughput') })))
if (only.includes('sign-in')) figures.push(...(await measureSignIn({ folder: join(folder, 'sign-in') })))
if (only.includes('search')) figures.push(...measureSearch())
if (values.million)
  figures.push(...(await measureMillion({ users: Number(values.users), folder: join(folder, 'million') })))

const judged = figures.map((figure) => ({
  ...figure,
  measured: Number(figure.measured.toPrecision(3)),
  ok: figure.better === 'more' ? figure.measured >= figure.bound : figure.measured <= figure.bound,
}))
if (values.json) console.log(JSON.stringify(judged))
else
  for (const { figure, measured, unit, bound, better, detail, ok } of judged) {
    const said = `${figure.padEnd(46)} ${String(measured).padStart(7)} ${unit.padEnd(11)} ${better === 'more' ? '≥' : '≤'} ${bound}`
    console.log(`${ok ? 'ok    ' : 'NOT OK'} ${said}${detail === '' ? '' : `   (${detail})`}`)
  }
process.exitCode = judged.every(({ ok }) => ok) ? 0 : 1
