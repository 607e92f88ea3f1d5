/** Text as a picture that a camera reads. */

const pixelsPerModule = 5
/** ISO/IEC 18004: four modules of white around it. */
const quietModules = 4

/** A PNG, black on white. */
export async function qrCode(text: string): Promise<Uint8Array> {
  const [{ encode }, png] = await Promise.all([import('uqr'), import('fast-png')])
  const { data, size } = encode(text, { border: quietModules, ecc: 'M' })
  const width = size * pixelsPerModule
  const pixels = new Uint8Array(width * width)
  const module = (at: number) => Math.floor(at / pixelsPerModule)
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = data[module(at / width)]?.[module(at % width)] ? 0 : 255
  }
  return png.encode({ width, height: width, data: pixels, channels: 1, depth: 8 })
}
