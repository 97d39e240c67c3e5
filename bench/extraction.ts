// What understanding costs against the conversion to four editions, in one run over the same notices:
// node --import tsx bench/extraction.ts [ROUNDS=5]. Only the ratio means something on another machine.
import { readdir, readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { understand } from "../functions/extraction/understand.ts";
import { detectLanguage } from "../functions/language/detectLanguage.ts";
import { makeEditions } from "../functions/language/makeEditions.ts";
import { toSimplified } from "../functions/language/toSimplified.ts";
import { EDITIONS } from "../functions/notice/edition.ts";
import { textOf } from "../functions/notice/textRuns.ts";
import { readSource } from "../functions/pipeline/readSource.ts";
import { documentLines } from "../functions/reading/documentLines.ts";

const FOLDER = new URL("../test/extraction/genre/", import.meta.url);
const rounds = Number(process.argv[2] ?? 5);

const documents = [];
for (const file of (await readdir(FOLDER)).sort()) {
	if (!file.endsWith(".txt")) continue;
	const read = readSource({
		key: file,
		bytes: await readFile(new URL(file, FOLDER)),
		translations: [],
		attachments: [],
	});
	if (read.kind === "read") documents.push({ key: file, ...read });
}

let understanding = 0;
let converting = 0;
for (let round = 0; round <= rounds; round++)
	for (const { key, document } of documents) {
		const lines = documentLines(document.body, toSimplified);
		const begun = performance.now();
		const { fields, names } = understand(document, lines, {
			key,
			timezone: "Asia/Shanghai",
			toSimplified,
			organizations: [],
		});
		const between = performance.now();
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
		const ended = performance.now();
		// The first round loads dictionaries and warms up.
		if (round === 0) continue;
		understanding += between - begun;
		converting += ended - between;
	}
console.log(
	JSON.stringify({
		documents: documents.length,
		rounds,
		understandMs: Math.round(understanding),
		editionsMs: Math.round(converting),
		ratio: Number((understanding / converting).toFixed(2)),
	}),
);
