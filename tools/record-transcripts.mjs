/**
 * Plays every scenario in the lab and keeps what was said in apps/docs/transcripts, one file each, the same bytes from the
 * same sources: a change on the wire is a change in these files.
 *   node tools/record-transcripts.mjs [codes…]      plays and writes
 *   node tools/record-transcripts.mjs --check       plays and compares
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadSource } from '../apps/docs/load-source.mjs'

const folder = new URL('../apps/docs/transcripts/', import.meta.url)
// The rule that refused is read off stacks, which have to speak of sources.
process.setSourceMapsEnabled(true)
/** @type {typeof import('./record-transcripts.js')} */
const { record, scenarios } = await loadSource(new URL('./record-transcripts.ts', import.meta.url))

const asked = process.argv.slice(2).filter((argument) => argument !== '--check')
const isCheck = process.argv.includes('--check')
const wanted = asked.length > 0 ? asked : [...scenarios.keys()]
mkdirSync(folder, { recursive: true })
const complaints = []
for (const code of wanted) {
  const scenario = scenarios.get(code)
  if (scenario === undefined) {
    complaints.push(`${code}: there is no scenario.`)
    continue
  }
  const file = new URL(`${code}.json`, folder)
  try {
    const text = `${JSON.stringify(await record(scenario), null, 1)}\n`
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (isCheck && text !== kept) complaints.push(`${code}: what is said differs from what is kept.`)
    if (!isCheck && text !== kept) writeFileSync(file, text)
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error))
  }
}
for (const name of asked.length > 0 ? [] : readdirSync(folder)) {
  if (!name.endsWith('.json') || scenarios.has(name.slice(0, -'.json'.length))) continue
  if (isCheck) complaints.push(`${fileURLToPath(new URL(name, folder))}: its scenario is gone.`)
  else rmSync(new URL(name, folder))
}
for (const complaint of complaints) console.error(`transcripts: ${complaint}`)
console.log(`transcripts: ${wanted.length - complaints.length} of ${wanted.length} ${isCheck ? 'as kept' : 'recorded'}`)
process.exitCode = complaints.length > 0 ? 1 : 0
