import { datePattern } from '../text/dates.ts'

const beginsWithDate = new RegExp(`^[（(【]?(?:根据|自|经)?\\s*${datePattern}`)

/**
 * The lines of a title note with the breaks inside an event mended: a line that begins with no date goes on with the one
 * before it, as `…关于修改` / `〈…条例〉的决定》第二次修正` does. Lines before the first dated one stay alone.
 */
export function mendNoteLines(lines: readonly string[]): readonly string[] {
  const mended: string[] = []
  let isDated = false
  for (const line of lines) {
    const begins = beginsWithDate.test(line)
    const last = mended.at(-1)
    if (!begins && isDated && last !== undefined && isUnfinished(last, line))
      mended[mended.length - 1] = `${last}${line}`
    else mended.push(line)
    isDated ||= begins
  }
  return mended
}

/** An event that is broken off: an open 《, or no verb at its end. */
function isUnfinished(event: string, next: string): boolean {
  const opened = event.match(/[《〈<]/g)?.length ?? 0
  const closed = event.match(/[》〉>]/g)?.length ?? 0
  if (opened > closed) return true
  // Example: `1994年10月12日 …批准的1994年`, `2004年8月25日 …第十一次会议关于修`
  if (/^[〈<《》〉>]/.test(next) || /^\d{1,2}月/.test(next)) return true
  return !/(?:通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施|批转|转发|号|）|\))[。，,；]?$/.test(event)
}
