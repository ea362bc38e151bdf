// The demo for a person: a browser with the extension on the practice tenant, until it is closed.

import { launch, ORIGIN, services } from "./support/browser.mjs";

const browser = await launch({ headless: false, viewport: null });
const page = browser.context.pages()[0] ?? (await browser.context.newPage());
await page.goto(`${ORIGIN}/apps`);
console.log(`The practice tenant is ${ORIGIN} in this browser, and ${services().http} in any other on this machine.`);
console.log("Click the extension's icon in the toolbar (it may be under the puzzle piece) to open the panel.");
console.log(`When it asks for Spekit's credentials, paste the practice server's:`);
console.log(`  SCIM base URL  ${services().scimBase}`);
console.log(`  bearer token   ${services().scimToken}`);
console.log("Close the browser to end.");
await new Promise((done) => browser.context.on("close", done));
