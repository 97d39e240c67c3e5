// What understanding costs against the conversion to four editions, in one run over the same notices:
// node --import tsx bench/extraction.ts [ROUNDS=9]. Only the ratio means something on another machine: the
// median of the rounds, in processor time, so that what else the machine does hardly shows.
import { readdir, readFile } from "node:fs/promises";
import { understand } from "../functions/extraction/understand.ts";
import { detectLanguage } from "../functions/language/detectLanguage.ts";
import { makeEditions } from "../functions/language/makeEditions.ts";
import { toSimplified } from "../functions/language/toSimplified.ts";
import { EDITIONS } from "../functions/notice/edition.ts";
import { textOf } from "../functions/notice/textRuns.ts";
import { readSource } from "../functions/pipeline/readSource.ts";
import { documentLines } from "../functions/reading/documentLines.ts";

const FOLDER = new URL("../test/extraction/genre/", import.meta.url);
const rounds = Number(process.argv[2] ?? 9);

const documents = [];
for (const file of (await readdir(FOLDER)).sort()) {
	if (!file.endsWith(".txt")) continue;
	const read = readSource({
		key: file,
		bytes: await readFile(new URL(file, FOLDER)),
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
for (let round = 0; round <= rounds; round++) {
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
	// The first round loads dictionaries and warms up.
	if (round > 0) measured.push({ understanding, converting });
}

const median = (values: number[]) =>
	values.toSorted((a, b) => a - b)[values.length >> 1] as number;
console.log(
	JSON.stringify({
		documents: documents.length,
		rounds,
		understandMs: Math.round(median(measured.map((one) => one.understanding))),
		editionsMs: Math.round(median(measured.map((one) => one.converting))),
		ratio: Number(
			median(measured.map((one) => one.understanding / one.converting)).toFixed(
				2,
			),
		),
	}),
);
