// Signs in to the operations pages in a real browser, and replays what was given up.
// node ops.mjs ADDRESS KEY SCHEME [SCREENSHOT]   prints what the pages said, and every failed or foreign request and every complaint of the browser.
import { chromium } from 'playwright-core'

const [address, key, scheme, screenshot] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

try {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1200, height: 1200 } })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000) // a busy machine is no fault of the page
  const strange = []
  page.on('requestfailed', request => strange.push(`failed ${request.url()}`))
  page.on('pageerror', fault => strange.push(`script ${fault.message}`))
  page.on('console', message => message.type() === 'error' && strange.push(message.text()))
  page.on('request', request => new URL(request.url()).origin === address || strange.push(`foreign ${request.url()}`))

  await page.goto(`${address}/ops`)
  const first = new URL(page.url()).pathname
  await page.getByLabel(/API key/).fill(key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const dead = await page.locator('section[aria-labelledby=dead] tbody tr').count()
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const bar = await page.locator('svg .bad[height="100"]').first().evaluate(each => getComputedStyle(each).fill)
  if (screenshot) {
    await page.screenshot({ path: screenshot, fullPage: true })
  }

  await page.getByRole('button', { name: /^Replay/ }).first().click()
  const replayed = await page.getByRole('status').innerText()
  await page.reload()

  await page.locator('section[aria-labelledby=dead] td a').first().click()
  await page.getByRole('button', { name: 'Send a test event' }).click()
  const tested = await page.getByRole('status').innerText()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByLabel(/What was held/).selectOption('skip')
  await page.getByRole('button', { name: 'Resume' }).click()
  const resumed = await page.getByRole('status').innerText()
  const deliveries = await page.locator('table').nth(1).innerText()
  if (screenshot) {
    await page.screenshot({ path: screenshot.replace('.png', '-endpoint.png'), fullPage: true })
  }

  const cookies = await context.cookies()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel(/API key/).waitFor()
  await page.goto(`${address}/ops`)
  const last = new URL(page.url()).pathname

  console.log(JSON.stringify({ first, title, dead, background, bar, replayed, tested, resumed, deliveries, last, cookies: cookies.map(each => `${each.name} ${each.path} ${each.sameSite} ${each.httpOnly}`), strange }))
} finally {
  await browser.close()
}
