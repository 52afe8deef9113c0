/** The day in Asia/Shanghai at a moment, `YYYY-MM-DD`, whatever the zone of the machine. */
export const toShanghaiDay = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(moment)
