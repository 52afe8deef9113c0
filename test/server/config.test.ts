import { describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'

describe('settings', () => {
  it('run on a fresh clone with none given', () => {
    expect(readConfig({}, '/srv')).toEqual({
      dataDir: '/srv/var',
      port: 3000,
      host: '127.0.0.1',
      engine: null,
      meiliUrl: null,
      meiliApiKey: null,
      starter: null,
      publicUrl: null,
      requestsPerMinute: 600,
      trustedProxies: 0,
      logLevel: 'info',
    })
  })

  it('that are empty count as not given', () => {
    expect(readConfig({ PORT: '', TONGCHA_PUBLIC_URL: '' }, '/srv')).toMatchObject({ port: 3000, publicUrl: null })
  })

  it('that are wrong are all named, with what is expected', () => {
    const read = () => readConfig({ PORT: 'eighty', TONGCHA_RATE_LIMIT: '-1', LOG_LEVEL: 'loud', MEILI_URL: 'ftp://x' })
    expect(read).toThrow(/PORT must be a number \(it is "eighty"\)/)
    expect(read).toThrow(/TONGCHA_RATE_LIMIT must be 0 or more/)
    expect(read).toThrow(/LOG_LEVEL must be one of/)
    expect(read).toThrow(/MEILI_URL must be an http/)
  })

  it('drop the slash at the end of the public address', () => {
    expect(readConfig({ TONGCHA_PUBLIC_URL: 'https://law.example.cn/' }).publicUrl).toBe('https://law.example.cn')
  })
})
