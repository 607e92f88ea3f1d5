/** The doors of a real machine. */
import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock, Digest, Log, Random } from '../ports/index.js'

export const machineClock: Clock = { now: () => new Date() }

export const machinePause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

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
