import { CodedError } from '../errors.ts'

/**
 * The path of an archive entry in the form `ReadOnlyFolder` lists, without `./`; `null` for the root itself.
 * Throws `crawler/unsafe-path` for a name that could reach outside the archive or that no file system can hold.
 */
export function safeEntryName(name: string, place: string): string | null {
  if (name.includes('\0')) throw unsafe(name, place, '名称含有空字符')
  // Example: `C:\laws\a.md`, `\\server\a.md`
  if (/^[A-Za-z]:/.test(name) || name.includes('\\')) throw unsafe(name, place, '名称是 Windows 路径')
  if (name.startsWith('/')) throw unsafe(name, place, '名称是绝对路径')
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.includes('..')) throw unsafe(name, place, '名称含有“..”')
  return segments.length === 0 ? null : segments.join('/')
}

/**
 * Where a link inside an archive points, as an entry name. `from` is the entry the target is relative to; `null` where
 * it is relative to the root of the archive (hard links). Throws `crawler/unsafe-path` where it leaves the archive.
 */
export function safeLinkTarget(entry: string, target: string, from: string | null, place: string): string {
  if (target.startsWith('/') || target.includes('\0') || target.includes('\\') || /^[A-Za-z]:/.test(target)) {
    throw unsafe(entry, place, `链接指向压缩包之外：${target}`)
  }
  const segments = from === null ? [] : from.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) throw unsafe(entry, place, `链接指向压缩包之外：${target}`)
  }
  return segments.join('/')
}

function unsafe(name: string, place: string, why: string): CodedError {
  const shown = JSON.stringify(name)
  return new CodedError(
    'crawler/unsafe-path',
    `${place} 中的条目 ${shown} 不安全（${why}），没有读取。请用可信的工具重新打包，去掉该条目后再试。`,
  )
}
