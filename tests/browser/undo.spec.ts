// The way back, and forth again.
import { expect, test } from '@playwright/test';
import { box, example, figure, open, overall, rating } from './page.ts';

test.beforeEach(({ page }) => open(page));

test('undo takes one cell’s keystrokes back at once, and redo brings them again', async ({
  page,
}) => {
  await figure(page, '2.1.1').pressSequentially('83');
  await figure(page, '2.1.2').pressSequentially('50');
  await page.getByRole('button', { name: 'Undo: figure' }).click();
  await expect(figure(page, '2.1.2')).toHaveValue('');
  await expect(figure(page, '2.1.1')).toHaveValue('83%');
  await page.getByRole('button', { name: 'Redo: figure' }).click();
  await expect(figure(page, '2.1.2')).toHaveValue(/^50/);
});

test('Ctrl+Z undoes outside text fields, and leaves those to themselves', async ({ page }) => {
  await rating(page, '1.1').selectOption('Good');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rating(page, '1.1')).toHaveValue('');
  await rating(page, '1.1').press('ControlOrMeta+Shift+z');
  await expect(rating(page, '1.1')).toHaveValue('good');

  await box(page).fill('2.1: 83');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rating(page, '1.1')).toHaveValue('good');
});

test('Ctrl+Z in a figure takes back what was taken from it, and while typing what was typed', async ({
  page,
}) => {
  await figure(page, '2.1.1').pressSequentially('70');
  await figure(page, '2.1.1').press('Tab');
  await figure(page, '2.1.2').pressSequentially('55');
  await figure(page, '2.1.2').press('Tab');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figure(page, '2.1.2')).toHaveValue('');
  await expect(figure(page, '2.1.1')).toHaveValue('70%');
  await page.keyboard.type('61');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(figure(page, '2.1.3')).toBeFocused();
  await expect(figure(page, '2.1.3')).not.toHaveValue('61');
  await expect(figure(page, '2.1.1')).toHaveValue('70%');
});

test('an import is taken back by one button, with what was changed after it', async ({ page }) => {
  await figure(page, '2.1.1').fill('12');
  await example(page, 'Hillingdon 2022');
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await rating(page, '1.1').selectOption('Outstanding');
  await page.getByRole('button', { name: 'Undo this import and 1 later change' }).click();
  await expect(figure(page, '2.1.1')).toHaveValue('12%');
  await expect(rating(page, '1.1')).toHaveValue('');
});

test('everything can be cleared, and brought back', async ({ page }) => {
  await example(page, 'Hillingdon 2022');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(overall(page)).toContainText('Nothing entered yet');
  await page.getByRole('button', { name: 'Undo: clear all' }).click();
  await expect(overall(page)).toContainText('17 of 36');
});
