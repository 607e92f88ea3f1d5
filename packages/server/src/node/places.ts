/**
 * Where in the source an error was made, read from its stack. A stack is text that V8 writes when it is first looked
 * at, so nothing is looked at before a trace is written, and an answer is remembered by the frame it was read from.
 */
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Places } from '../journal/traces.js'

type Place = { name: string; place: string }

/** Rooms whose functions decide; what merely carries (the runner, the router) is not the one who said no. */
const decides = /^(?:areas|access|policy|control|kernel|oauth|signin)\/|^http\/rules\.ts$/

/** As many frames are remembered as there are rules, and some. */
const rememberedMax = 2000

export function createPlaces(): Places {
  const maps = new Map<string, SourceMap | undefined>()
  const remembered = new Map<string, Place | undefined>()

  const mapOf = (file: string): SourceMap | undefined => {
    if (maps.has(file)) return maps.get(file)
    let map: SourceMap | undefined
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    } catch {
      // Sources are run as they are, or the bundle was moved without its map: then the frame itself is all we know.
    }
    maps.set(file, map)
    return map
  }

  const placeOf = (frame: string): Place | undefined => {
    const parts =
      /^\s*at (?:async )?(?:(.+?) (?:\[as \w+\] )?\()?((?:file:\/\/|\/|[A-Za-z]:\\).+?):(\d+):(\d+)\)?$/.exec(frame)
    if (parts === null) return undefined
    const [, called = '', where = '', line = '1', column = '1'] = parts
    const file = where.startsWith('file://') ? fileURLToPath(where) : where
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    const source = entry !== undefined && 'originalSource' in entry ? entry.originalSource : file
    const inside = insideOf(source.replaceAll('\\', '/'))
    const last = called.split('.').pop() ?? ''
    // A bundle numbers functions of one name that come from several files.
    const name = source === file ? last : last.replace(/\d+$/, '')
    return inside !== undefined && (isRule(name) || decides.test(inside)) ? { name, place: inside } : undefined
  }
  const remembering = (frame: string): Place | undefined => {
    if (remembered.has(frame)) return remembered.get(frame)
    const place = placeOf(frame)
    if (remembered.size < rememberedMax) remembered.set(frame, place)
    return place
  }

  return (error) => {
    let first: Place | undefined
    for (const frame of error.stack?.split('\n') ?? []) {
      if (!frame.trimStart().startsWith('at ')) continue
      const place = remembering(frame)
      if (place === undefined) continue
      // A helper may do the raising; the rule that asked it to, in the same file, is the one who said no.
      if (isRule(place.name) && (first === undefined || first.place === place.place)) return place
      first ??= place
    }
    return first
  }
}

const isRule = (name: string): boolean => name.startsWith('must')

/** Relative to the sources of this package, from wherever a source map of any package stands. */
const insideOf = (source: string): string | undefined =>
  /(?:^|\/)server\/src\/(.+)$/.exec(source)?.[1] ?? /^\.\.\/src\/(.+)$/.exec(source)?.[1]
