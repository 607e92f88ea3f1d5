import { decode } from 'fast-png'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrCode } from './qr-code.js'

test('the picture has five pixels for each module, and white around', async () => {
  const text = 'oktaverify://ada@example.com/?t=00abc&f=aut1&s=http://127.0.0.1:4400'
  const { width, height, data } = decode(await qrCode(text))
  const { data: modules, size } = encode(text, { border: 4, ecc: 'M' })
  expect([width, height]).toEqual([size * 5, size * 5])
  const seen = modules.map((row, y) => row.map((_, x) => data[(y * 5 + 2) * width + x * 5 + 2] === 0))
  expect(seen).toEqual(modules)
  expect(modules[3]?.some(Boolean)).toBe(false)
  expect(modules[4]?.some(Boolean)).toBe(true)
})
