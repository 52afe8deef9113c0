/** How a matching part is called; a part without a number of its own is called 正文, never by its id. */
export const toProvisionLabel = ({ eId, label }: { readonly eId: string; readonly label: string }): string =>
  label === eId || label.trim() === '' ? '正文' : label

/** An article as a citation names it: `art_10` → `第10条`, `art_120-1` → `第120条之1`; `null` for any other part. */
export const toArticleWords = (eId: string): string | null => {
  // `art_10`, `art_120-1`
  const parts = /^art_(\d+)(?:-(\d+))?$/.exec(eId)
  if (parts === null) return null
  const [, number, inserted] = parts
  return inserted === undefined ? `第${number}条` : `第${number}条之${inserted}`
}
