/** A thread that does not behave, and what becomes of it. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inWorker } from '../src/in-worker.js'
import { newFolder } from './built.js'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function play(name: string, program: string, ms = 10_000) {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${program}`)
  return inWorker<unknown>(file, 'E0000016', { ms, memoryMiB: 32 })
}

test('what it says is heard, and then it is over', async () => {
  const said = await play('says', 'setInterval(() => {}, 1000); parentPort.postMessage({ heard: workerData })')
  expect(said).toEqual({ said: { heard: 'E0000016' } })
})

test('one that never ends is ended, even where it leaves no room for anything else', async () => {
  expect(await play('hangs', 'while (true);', 300)).toEqual({ ended: 'late' })
  expect(await play('waits', 'setInterval(() => {}, 1000)', 300)).toEqual({ ended: 'late' })
})

test('one that wants more memory than there is for it is ended, and nobody else is', async () => {
  expect(
    await play('grows', 'const all = []; while (true) all.push(new Array(10_000).fill(String(all.length)))'),
  ).toEqual({
    ended: 'too-large',
  })
})

test('one that fails, or ends without a word, is a fault', async () => {
  await expect(play('fails', "throw new Error('It broke.')")).rejects.toThrow('It broke.')
  await expect(play('leaves', 'process.exit(3)')).rejects.toThrow(/ended with 3/)
})

test('it is handed neither the environment nor the flags of the process', async () => {
  const said = await play('looks', 'parentPort.postMessage([Object.keys(process.env), process.execArgv])')
  expect(said).toEqual({ said: [[], []] })
})
