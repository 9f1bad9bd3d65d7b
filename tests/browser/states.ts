// The states that the page can be in, each as a person gets there, for what must hold in all of them.
import { expect, type Page } from '@playwright/test';
import { inRoot } from '../../tools/paths.mjs';
import { box, example, figure, goToTakeAway, open, options, paste } from './page.ts';

const QUESTION = 'Standard\tQuarter 1\tQuarter 2\n2.1.1\t83%\t70%\n2.1.2\t50%\t60%';

/** A report in the shape that the reader knows, made up. */
const REPORT = `Inspection of youth justice services in Larchford
Overall rating Good 20 of 36
2.1 Assessment Requires improvement
Does assessment help to support the child? 83%
Does assessment help to keep the child safe? 50%
Does assessment help to keep others safe? 150%
`;

export const states: Record<string, (page: Page) => Promise<void>> = {
  'nothing entered': async (page) => {
    // With all of it there that comes by itself.
    await expect(page.getByRole('link', { name: 'Accessibility' })).toBeVisible();
  },
  'an example, with options and discretion open': async (page) => {
    await example(page, 'Hillingdon 2022');
    await options(page, '3.1');
    await options(page, '1.1');
    await page.getByRole('region', { name: 'Overall' }).getByText('Why', { exact: true }).click();
  },
  'problems of figures and of a list': async (page) => {
    await figure(page, '2.1.1').fill('183');
    await figure(page, '2.1.2').fill('83');
    await figure(page, '2.1.3').fill('many');
    await box(page).fill('2.2: 900, 50, 50\nno such thing');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await expect(page.getByText('900 is more than 100 per cent.').first()).toBeVisible();
  },
  'a report read and looked at': async (page) => {
    await paste(page, REPORT);
    await page.getByText('Look at what was read').click();
    await expect(page.locator('#source mark').first()).toBeVisible();
  },
  'a question of a table': async (page) => {
    await paste(page, QUESTION);
    await expect(page.getByRole('heading', { name: 'One question first' })).toBeVisible();
    await page.getByText('Look at what was read').click();
    await expect(page.locator('#source pre')).toBeVisible();
  },
  'a merge that is offered': async (page) => {
    await figure(page, '2.1.1').fill('12');
    await paste(page, 'Standard\tPercentage\n2.1.1\t83%\n2.1.2\t50%\n2.1.3\t50%');
    await expect(page.getByRole('button', { name: 'Add to what is there' })).toBeVisible();
  },
  'a file being read': async (page) => {
    // Its reader does not come, so that it goes on.
    await page.route('**/read-pdf.js', () => {});
    await page.locator('#files').setInputFiles(inRoot('tests', 'files', 'report.pdf'));
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  },
  'all ways to take it away, with a link made': async (page) => {
    await example(page, 'Isle of Wight 2023');
    await goToTakeAway(page);
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
  },
  'a link that asks what to do': async (page) => {
    await figure(page, '2.2.1').fill('77');
    await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('77'));
    await page.goto('about:blank');
    await page.goto('/#YJ:2021/1.1:G/2.1:83-50-50/3.1:69-81-63!G');
    await expect(page.getByRole('region', { name: 'This link brought figures' })).toBeVisible();
  },
  'work from before that is damaged': async (page) => {
    await page.evaluate(() =>
      localStorage.setItem('youth-justice-ratings/draft', '{"version":99}'),
    );
    await open(page);
    await expect(page.getByRole('heading', { name: 'Saved work could not be read' })).toBeVisible();
  },
};

/** The pages about the tool. */
export const documents = ['problems', 'privacy', 'accessibility'].flatMap((name) => [
  `${name}.html`,
  `${name}.cy.html`,
]);
