// Reads and answers quotes at their links as a customer would, in a real browser: with scripts allowed or not.
// node customer.mjs SCRIPTS YES NO [SCREENSHOT]   prints what the pages said, and every failed or foreign request and every complaint of the browser.
import { chromium } from 'playwright-core'

const [scripts, yes, no, screenshot] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

try {
  const context = await browser.newContext({ javaScriptEnabled: scripts === 'on', viewport: { width: 1000, height: 1400 } })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000) // a busy machine is no fault of the page
  const strange = []
  const own = new URL(yes).origin
  page.on('requestfailed', request => strange.push(`failed ${request.url()}`))
  page.on('pageerror', fault => strange.push(`script ${fault.message}`))
  page.on('console', message => message.type() === 'error' && strange.push(message.text()))
  page.on('request', request => new URL(request.url()).origin === own || strange.push(`foreign ${request.url()}`))

  await page.goto(yes)
  const standing = await page.locator('[role=status]').first().innerText()
  const total = await page.locator('.sum').first().innerText()
  if (screenshot) {
    await page.screenshot({ path: screenshot, fullPage: true })
  }

  await page.locator('[name=option]').first().check()
  if (scripts === 'off') {
    await page.locator('button[value=recalculate]').click()
  }

  await page.locator('#totals', { hasText: /(Met optie|With option)/ }).waitFor()
  const chosen = await page.locator('#totals').innerText()
  await page.locator('[name=name]').fill('Anna Jansen')
  await page.locator('[name=email]').fill('anna@example.nl')
  await page.locator('button[value=accept]').click()
  const accepted = await page.locator('[role=status]').first().innerText()

  await page.goto(no)
  await page.locator('[name=reason]').selectOption('timing')
  await page.locator('[name=note]').fill('In het voorjaar.')
  await page.locator('button[value=decline]').click()
  const declined = await page.locator('[role=status]').first().innerText()

  console.log(JSON.stringify({ standing, total, chosen, accepted, declined, strange }))
} finally {
  await browser.close()
}
