import { readAppSource, relativePath } from '../../app-source/app-source.js';
import { unknownImports } from '../../app-source/imported-modules.js';
import { createMethodKeys } from '../../app-source/method-keys.js';
import { type Place, readCalls } from '../../app-source/read-calls.js';
import { type FileRole, type RunsIn, whereFilesRun } from '../../app-source/runs-in.js';
import { createSdkPackages } from '../../app-source/sdk-packages.js';
import { OwnAnswers } from '../../model/answers/own-answers.js';
import { projectAnswers } from '../../wix-api/answers/load-answers.js';
import { Catalogue } from '../../wix-api/generic/catalogue.js';
import { type AnsweredCall, answerUrl, answerUse, UNKNOWN_IMPORT } from './answer.js';
import { type CoverageReport, type CoveredCall, coverageReportSchema } from './report.js';

/** The order of the answers in the report. */
export const ANSWERS = ['refused', 'unknown', 'generic', 'partial', 'own', 'emulated'] as const;

/**
 * Reads the source of an app, and says what it calls and how the emulator answers.
 * @param root The app's folder.
 * @throws {EmulatorError} If the project's own answers are not valid.
 */
export async function describeCoverage(root: string): Promise<CoverageReport> {
  const source = await readAppSource(root);
  const { packages, requests, imports, extensions } = readCalls(source);
  const roles = whereFilesRun(source, extensions);
  const describe = createSdkPackages(root);
  const resolveMethod = createMethodKeys(root);
  const answers = new OwnAnswers(await projectAnswers(root, resolveMethod), resolveMethod);
  const sources = { answers, catalogue: new Catalogue(root) };
  const rows = new Map<string, CoveredCall>();
  const files = new Map<string, FileRole>();

  const add = async (
    place: Place,
    answer: (runsIn: RunsIn) => Promise<AnsweredCall | undefined> | AnsweredCall | undefined,
  ) => {
    const role = roles.get(place.file);
    if (!role) return;
    const file = relativePath(root, place.file);
    for (const runsIn of place.isInline ? (['page'] as const) : role.runsIn) {
      const call = await answer(runsIn);
      if (!call) continue;
      files.set(file, role);
      addPlace(rows, { runsIn, ...call, places: [{ file, line: place.line }] });
    }
  };
  for (const use of packages) await add(use, () => answerUse(use, describe, sources));
  for (const use of requests) await add(use, (runsIn) => answerUrl(use, runsIn, sources));
  for (const use of imports) await add(use, () => UNKNOWN_IMPORT);

  const calls = [...rows.values()].sort(byOrder);
  return coverageReportSchema.parse({
    calls,
    files: [...files]
      .map(([file, role]) => ({ file, ...role }))
      .sort((one, other) => compare(one.file, other.file)),
    unread: [...source.unread, ...unknownImports(source)],
    totals: Object.fromEntries(
      ANSWERS.map((answer) => [answer, calls.filter((call) => call.answer === answer).length]),
    ),
  });
}

/** Adds a place to the row of its call, or a new row. */
function addPlace(rows: Map<string, CoveredCall>, row: CoveredCall): void {
  const { places, ...call } = row;
  const key = JSON.stringify(call);
  const found = rows.get(key);
  if (!found) {
    rows.set(key, row);
    return;
  }
  for (const { file, line } of places) {
    const isListed = found.places.some((place) => place.file === file && place.line === line);
    if (!isListed) found.places.push({ file, line });
  }
}

const SIDES: readonly RunsIn[] = ['backend', 'page'];

function byOrder(one: CoveredCall, other: CoveredCall): number {
  return (
    SIDES.indexOf(one.runsIn) - SIDES.indexOf(other.runsIn) ||
    ANSWERS.indexOf(one.answer) - ANSWERS.indexOf(other.answer) ||
    compare(one.name, other.name) ||
    compare(one.url ?? '', other.url ?? '')
  );
}

/** Compares texts in the same way in every language of the computer. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
