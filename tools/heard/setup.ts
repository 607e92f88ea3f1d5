/** In each test thread: writes down the sites that are heard, each once. */
import { appendFileSync } from 'node:fs'
import { ear } from './hearing.js'

const file = process.env.STUNTDOUBLE_HEARD
const heard = new Set<string>()

Object.assign(globalThis, {
  [ear]: (place: string, line: number, code: string) => {
    const entry = `${code} ${place}:${line}\n`
    if (file === undefined || heard.has(entry)) return
    heard.add(entry)
    appendFileSync(file, entry)
  },
})
