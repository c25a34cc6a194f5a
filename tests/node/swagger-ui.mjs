// Uses Swagger UI as a person would, in a real browser: authorize, open the preview, execute its example.
// node swagger-ui.mjs ADDRESS KEY [SCREENSHOT]   prints the status the page shows, and every failed or foreign request.
import { chromium } from 'playwright-core'

const [address, key, screenshot] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1600 } })
  page.setDefaultTimeout(120_000) // a busy machine is no fault of the page
  const strange = []
  page.on('requestfailed', request => strange.push(`failed ${request.url()}`))
  page.on('pageerror', fault => strange.push(`script ${fault.message}`))
  page.on('request', request => request.url().startsWith(address) || request.url().startsWith('data:') || strange.push(`foreign ${request.url()}`))

  await page.goto(`${address}/swagger/index.html`)
  await page.locator('button.authorize').first().click()
  await page.locator('.auth-container input').fill(key)
  await page.locator('.auth-btn-wrapper button.authorize').click()
  await page.locator('.auth-btn-wrapper button.btn-done').click()

  const operation = page.locator('.opblock', { has: page.locator('[data-path="/v1/quotes/preview"]') })
  await operation.locator('.opblock-summary-control').click()
  if (await operation.locator('.try-out__btn:not(.cancel)').count()) {
    await operation.locator('.try-out__btn').click()
  }

  await operation.locator('button.execute').click()
  const answer = operation.locator('.live-responses-table .response .response-col_status').first()
  await answer.waitFor()
  const itemised = operation.locator('.live-responses-table .response-col_description').filter({ hasText: 'STORAGE-PALLET' }).first()
  await itemised.waitFor()
  if (screenshot) {
    await page.screenshot({ path: screenshot })
  }

  console.log(JSON.stringify({ status: (await answer.innerText()).trim().slice(0, 3), strange }))
} finally {
  await browser.close()
}
