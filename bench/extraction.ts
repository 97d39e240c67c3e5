// What understanding costs against the conversion to four editions, in one run over the same notices:
// node --import tsx bench/extraction.ts [ROUNDS=25]. Only the ratios mean something on another machine: the
// median of the rounds, in processor time, so that what else the machine does hardly shows. `ratio` is of
// rounds after the runtime has compiled what it meets; `early` is of those while it does, which costs more
// than the work itself and goes by how much code there is: what a process pays that reads a few notices.
import { readdir, readFile } from "node:fs/promises";
import { understand } from "../functions/extraction/understand.ts";
import { detectLanguage } from "../functions/language/detectLanguage.ts";
import { makeEditions } from "../functions/language/makeEditions.ts";
import { toSimplified } from "../functions/language/toSimplified.ts";
import { EDITIONS } from "../functions/notice/edition.ts";
import { textOf } from "../functions/notice/textRuns.ts";
import { readSource } from "../functions/pipeline/readSource.ts";
import { documentLines } from "../functions/reading/documentLines.ts";

/** Written beside the rules, and without them in view. */
const FOLDERS = ["genre", "fresh"].map(
	(name) => new URL(`../test/extraction/${name}/`, import.meta.url),
);
const rounds = Number(process.argv[2] ?? 25);
/** Rounds in which most is compiled: later ones cost a third of the first, and no less. */
const EARLY = 30;

const documents = [];
for (const folder of FOLDERS)
	for (const file of (await readdir(folder)).sort()) {
		if (!file.endsWith(".txt")) continue;
		const read = readSource({
			key: file,
			bytes: await readFile(new URL(file, folder)),
			translations: [],
			attachments: [],
		});
		if (read.kind === "read") {
			const lines = documentLines(read.document.body, toSimplified);
			documents.push({ key: file, lines, ...read });
		}
	}

/** Milliseconds of processor time that this process has used. */
function used(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

const measured: { understanding: number; converting: number }[] = [];
for (let round = 0; round <= EARLY + rounds; round++) {
	const begun = used();
	const understood = documents.map(({ key, document, lines }) => ({
		key,
		document,
		...understand(document, lines, {
			key,
			timezone: "Asia/Shanghai",
			toSimplified,
			organizations: [],
		}),
	}));
	const between = used();
	for (const { key, document, fields, names } of understood)
		makeEditions({
			original: detectLanguage(textOf(document.body), {
				encoding: document.encoding,
				key,
				residue: false,
			}).edition,
			mechanical: false,
			title: fields.title,
			body: document.body,
			strings: [],
			names,
			glossary: [],
			editions: [...EDITIONS],
			taiwanQuotes: true,
		});
	const ended = used();
	const understanding = between - begun;
	const converting = ended - between;
	// The first round loads dictionaries.
	if (round > 0) measured.push({ understanding, converting });
}

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[values.length >> 1] as number;
const ratioOf = (some: typeof measured) =>
	Number(
		median(some.map((one) => one.understanding / one.converting)).toFixed(2),
	);
const settled = measured.slice(EARLY);
console.log(
	JSON.stringify({
		documents: documents.length,
		rounds,
		understandMs: Math.round(median(settled.map((one) => one.understanding))),
		editionsMs: Math.round(median(settled.map((one) => one.converting))),
		ratio: ratioOf(settled),
		early: ratioOf(measured.slice(0, EARLY)),
	}),
);
