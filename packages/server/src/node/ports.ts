/** The doors of a real machine. */
import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock, Digest, Log, Pause, Random } from '../ports/index.js'

export const machineClock: Clock = { now: () => new Date() }

export function machinePause(ms: number): Pause {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms).unref()
  })
  return { over, cancel: () => clearTimeout(timer) }
}

export const machineRandom: Random = { bytes: (count) => randomBytes(count) }

export const machineDigest: Digest = {
  sha256: (text) => hash('sha256', text),
  equal(left, right) {
    // Digests of equal length are compared, so that not even the length of a secret is told by time.
    const [one, other] = [createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest()]
    return timingSafeEqual(one, other)
  },
}

export const terminalLog: Log = { line: (text) => void process.stderr.write(`${text}\n`) }
