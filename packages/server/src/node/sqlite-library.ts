/// <reference path="./better-sqlite3-13.d.ts" />
/**
 * better-sqlite3 in the line that suits this Node, of the two that are installed as far as they can be. 12 is the last that
 * runs on Node 20; built on a late Node 24 it ends the process when one of its objects is collected (nodejs/node#65446). 13
 * asks for Node 22 and brings its binaries along.
 */
import type Library from 'better-sqlite3'

const [major = 0] = process.versions.node.split('.').map(Number)

/** @throws Error where npm could install neither. */
export async function sqliteLibrary(): Promise<typeof Library> {
  const { default: library } = major >= 22 ? await import('better-sqlite3-13') : await import('better-sqlite3')
  return library
}
