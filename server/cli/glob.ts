/**
 * Whether a path matches a pattern of a shell: `*` is any text within a folder name, `**` any folders, `?` one character.
 * A pattern without `/` is matched against the file name alone.
 */
export function matchesGlob(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${toExpression(pattern)}$`, 'u')
  const wholePath = pattern.includes('/')
  return (path) => expression.test(wholePath ? path : path.slice(path.lastIndexOf('/') + 1))
}

function toExpression(pattern: string): string {
  // Examples: `法律/**/*.md`, `*处罚*`; every other sign stands for itself
  return pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/gu, (sign) => {
    switch (sign) {
      case '**/':
        return '(?:.*/)?'
      case '**':
        return '.*'
      case '*':
        return '[^/]*'
      case '?':
        return '[^/]'
      default:
        return `\\${sign}`
    }
  })
}
