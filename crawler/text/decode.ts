import { CodedError } from '../errors.ts'

/** Marks of byte order of UTF-16. */
const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const

/**
 * The text of a file, which must be UTF-8 (with or without a byte order mark). Nothing is guessed and nothing replaced:
 * throws `crawler/empty-file`, `crawler/binary-file` or `crawler/wrong-encoding`.
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (bytes.length === 0) throw new CodedError('crawler/empty-file', `${path} 是空文件。请补上正文后重新运行。`)
  if (utf16Marks.some((mark) => mark.every((byte, index) => bytes[index] === byte))) throw wrongEncoding(path)
  if (bytes.includes(0)) {
    throw new CodedError('crawler/binary-file', `${path} 是二进制文件，不是文本。请换成 UTF-8 文本后重新运行。`)
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw wrongEncoding(path, cause)
  }
  if (text.trim() === '') throw new CodedError('crawler/empty-file', `${path} 没有文字。请补上正文后重新运行。`)
  return text
}

function wrongEncoding(path: string, cause?: unknown): CodedError {
  return new CodedError(
    'crawler/wrong-encoding',
    `${path} 不是 UTF-8 编码（可能是 GBK 或 UTF-16）。请转换为 UTF-8 后重新运行。`,
    { cause },
  )
}
