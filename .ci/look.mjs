// look.mjs MODULES OUT PAGE.html...: does Chromium show each page without a console error or a request, in light and
// dark, wide and narrow, and does axe-core find nothing serious? Pictures and a PDF of each go to OUT.
// MODULES has npm's puppeteer-core and axe-core.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, out, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'package.json'));
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let failed = false;
const complain = (...words) => { console.log(...words); failed = true; };

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'],
});

async function look(file, scheme, width) {
  const name = `${basename(file, '.html')}-${scheme}-${width}`;
  const url = pathToFileURL(resolve(file)).href;
  const page = await browser.newPage();
  page.on('console', (m) => { if (['error', 'warn'].includes(m.type())) complain(name, 'console:', m.text()); });
  page.on('pageerror', (e) => complain(name, 'error:', e.message));
  page.on('request', (r) => { if (r.url() !== url) complain(name, 'request:', r.url()); });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(name, `is ${overflow} pixels wider than the window`);
  await page.screenshot({ path: `${out}/${name}.png`, clip: { x: 0, y: 0, width, height: 1400 } });
  await page.evaluate(() => document.querySelectorAll('details').forEach((d, i) => { if (i < 3) d.open = true; }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const v of violations) {
    const line = `${name} axe ${v.impact}: ${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 120)}`;
    if (['serious', 'critical'].includes(v.impact)) complain(line); else console.log(line);
  }
  await page.screenshot({ path: `${out}/${name}-open.png`, clip: { x: 0, y: 0, width, height: 1400 } });
  await page.close();
}

// Everything must be there to read where no script may run.
async function withoutScript(file) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.pdf({ path: `${out}/${basename(file, '.html')}.pdf`, format: 'A4' });
  await page.close();
}

for (const file of pages) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [1280, 400]) await look(file, scheme, width);
  }
  await withoutScript(file);
}
await browser.close();
process.exit(failed ? 1 : 0);
