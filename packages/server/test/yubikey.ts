/** A YubiKey: types one-time passwords as the hardware does, with Node's own AES. */
import { createCipheriv, randomBytes } from 'node:crypto'

const modhex = 'cbdefghijklnrtuv'

export function yubikey(serialNumber: string) {
  const [publicId, privateId, aesKey] = [randomBytes(6), randomBytes(6), randomBytes(16)]
  const written = (bytes: Buffer) =>
    [...bytes.toString('hex')].map((digit) => modhex[Number.parseInt(digit, 16)]).join('')
  let use = 1
  let session = 0
  return {
    seed: {
      serialNumber,
      publicId: written(publicId),
      privateId: privateId.toString('hex'),
      aesKey: aesKey.toString('hex'),
    },
    /** Pulled out and put in again. */
    plugIn() {
      use++
      session = 0
    },
    /** Touched once. */
    type(): string {
      const block = Buffer.alloc(16)
      privateId.copy(block)
      block.writeUInt16LE(use, 6)
      randomBytes(3).copy(block, 8)
      block[11] = session++
      randomBytes(2).copy(block, 12)
      block.writeUInt16LE(~checksum(block.subarray(0, 14)) & 0xffff, 14)
      const cipher = createCipheriv('aes-128-ecb', aesKey, null).setAutoPadding(false)
      return written(publicId) + written(Buffer.concat([cipher.update(block), cipher.final()]))
    },
  }
}

/** CRC-16 of ISO/IEC 13239, bit by bit. */
function checksum(bytes: Buffer): number {
  let sum = 0xffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >> 1) ^ 0x8408 : sum >> 1
  }
  return sum
}
