/** Starts what a measurement needs: processes on a core of their own, and what the operating system knows of them. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const token = '00benchmark-token-of-this-run-only-000000000'
export const bundle = 'packages/cli/bin/stuntdouble.js'

/** Two cores and the tool to choose between them: without either, the ratios say less, and the report says so. */
export const pinned = availableParallelism() >= 2 && existsSync('/usr/bin/taskset')

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * A Node process, on `core` if one is named and there are cores to choose from. `line()` is the next JSON line that it
 * prints; `ask(job)` writes a line first; `end()` ends it and waits until it is gone.
 * @param {string[]} args @param {number} [core]
 */
export function start(args, core) {
  const command = pinned && core !== undefined ? ['taskset', '-c', String(core), process.execPath] : [process.execPath]
  const [program = process.execPath, ...first] = command
  const child = spawn(program, [...first, ...args], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${args.join(' ')} ended without an answer`)
    return JSON.parse(value)
  }
  return {
    line,
    /** @param {unknown} job */
    ask: (job) => {
      child.stdin.write(`${JSON.stringify(job)}\n`)
      return line()
    },
    end: () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

/** Resident memory of a process, in MiB. @param {number} pid */
export function residentMiB(pid) {
  const status = `/proc/${pid}/status`
  const kib = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()
  return Number(kib) / 1024
}

/**
 * Processor time of a process so far, in seconds; undefined where the system does not tell. A server that was busy for
 * much less than the round was waiting for the load generator, and its ratio is too low or too high by as much.
 * @param {number} pid
 */
export function processorSeconds(pid) {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return undefined
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const TICKS_PER_SECOND = 100
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
