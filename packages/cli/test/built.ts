/** The command as people run it: a bundle, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { commandLine, common, root } from '../../../tools/bundling.mjs'

/**
 * Builds the command from the sources as they are now; what lies in `dist` may be older. It stands under `node_modules`, so
 * that the libraries which stay outside a bundle are found.
 */
export async function builtCommand(): Promise<{ bin: string; remove(): void }> {
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'stuntdouble-test-'))
  const { entries, options } = commandLine
  await build({ ...common, ...options, entryPoints: entries, outdir: join(folder, 'dist') })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  mkdirSync(join(folder, 'dist', 'pages'))
  writeFileSync(join(folder, 'dist', 'pages', 'index.html'), '<!DOCTYPE html><title>All errors</title>')
  return { bin: copyOfBin(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** `bin/stuntdouble.js` in another folder, beside whatever is built there. */
export function copyOfBin(folder: string): string {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  const bin = join(folder, 'bin', 'stuntdouble.mjs')
  copyFileSync(join(root, 'packages', 'cli', 'bin', 'stuntdouble.js'), bin)
  return bin
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'stuntdouble-'))

export type Running = {
  process: ChildProcess
  /** What was written so far. */
  readonly out: string
  readonly err: string
  /** Resolves with the next line of standard output that was not asked for yet. */
  line(): Promise<string>
  ended: Promise<{ code: number | null; signal: string | null; out: string; err: string }>
}

export function start(
  bin: string,
  argv: readonly string[],
  { env = {}, folder = tmpdir() }: { env?: Record<string, string>; folder?: string } = {},
): Running {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd: folder,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended: Running['ended'] = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  let told = 0
  const nextLine = () => {
    const end = out.indexOf('\n', told)
    if (end === -1) return undefined
    const line = out.slice(told, end)
    told = end + 1
    return line
  }
  return {
    process: child,
    get out() {
      return out
    },
    get err() {
      return err
    },
    ended,
    async line() {
      for (;;) {
        const line = nextLine()
        if (line !== undefined) return line
        await new Promise<void>((resolve, reject) => {
          child.stdout.once('data', () => resolve())
          child.once('close', () => reject(new Error(`It ended without a further line. It said: ${err}`)))
        })
      }
    },
  }
}
