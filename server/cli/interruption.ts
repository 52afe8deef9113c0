/**
 * A signal that is given when the process is asked to end (Ctrl-C, SIGTERM). A second request ends it at once.
 * `release` gives the process back its own behaviour.
 */
export function onInterruption(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const names = ['SIGINT', 'SIGTERM'] as const
  const listener = () => {
    release()
    controller.abort()
  }
  const release = () => {
    for (const name of names) process.off(name, listener)
  }
  for (const name of names) process.on(name, listener)
  return { signal: controller.signal, release }
}
