import { createHash } from 'node:crypto'
import type { WorkKey } from './work.ts'

/** Crockford's base 32 in lower case: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 16 base-32 characters (80 bits) of the digest of a work's key: the same on every instance. */
export function workIdOf({ normalisedTitle, issuer, firstAdoptedOn }: WorkKey): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([normalisedTitle, issuer, firstAdoptedOn]))
    .digest()
  return base32(digest.subarray(0, 10))
}

function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let shift = bytes.length * 8 - 5; shift >= 0; shift -= 5) text += alphabet[Number((bits >> BigInt(shift)) & 31n)]
  return text
}
