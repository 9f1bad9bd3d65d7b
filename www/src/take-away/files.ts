// The forms that are saved as files, and the saving.
import type { Outcome } from '../contract';
import type { View } from '../elements/view';
import { isBlank } from '../state/state';
import { toDocument } from './document';
import { toJson } from './json';
import { paperOf } from './paper';
import { toPng, toSvg } from './picture';
import { toWorkbook } from './workbook';
import { writtenOf } from './written';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export type Form = keyof typeof FORMS;

/** Each form by the ending of its file's name, with its type and how it is made. */
const FORMS = {
  xlsx: [`${OFFICE}.spreadsheetml.sheet`, async (view: View) => toWorkbook(paper(view))],
  docx: [`${OFFICE}.wordprocessingml.document`, async (view: View) => toDocument(paper(view))],
  csv: [
    'text/csv',
    async (view: View) => (await writtenOf(view.state.doc.record, view.editions)).csv,
  ],
  json: ['application/json', async (view: View) => toJson(whole(view))],
  svg: ['image/svg+xml', async (view: View) => toSvg(paper(view), view.outcome)],
  png: ['image/png', async (view: View) => toPng(toSvg(paper(view), view.outcome))],
} as const;

export const FORM_NAMES = Object.keys(FORMS) as Form[];

/** Makes a file and hands it to the browser, which puts it with the downloads; its name comes back. */
export async function save(form: Form, view: View): Promise<string> {
  const [type, make] = FORMS[form];
  const blob = new Blob([await make(view)], { type });
  const name = `${fileName(view.outcome)}.${form}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Not before the browser has begun to fetch it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

/** `youth-justice-ratings-anytown-2021`, in what every system lets a name have. */
function fileName({ service, edition }: Outcome): string {
  // Systems differ in how long a name may be.
  const name = `youth-justice-ratings-${service?.slice(0, 80) ?? ''}-${edition}`;
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

function paper({ edition, outcome }: View) {
  return paperOf(edition, outcome);
}

/**
 * All that is known, as the terminal prints it for the same text: as long as nothing was changed since it
 * was read, with what it was read as and where its values stand.
 */
function whole({ state, outcome, problems, looked }: View): Outcome {
  const { reading } = state.doc;
  const last = state.past.at(-1);
  const asRead = last?.what === 'import' && !(reading?.merged && !isBlank(last.doc));
  const read = asRead && reading ? reading.form : null;
  const form = read === 'example' || read === 'saved' ? null : read;
  return {
    ...outcome,
    form,
    problems: [...problems],
    marks: form && looked ? [...looked.marks] : [],
  };
}
