// One site's life, step by step, and what every reader made of it. Run by run.sh.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "../../cli/serve.ts";
import { huixun } from "./publishing.ts";
import {
	feedparser,
	type Held,
	khal,
	newsboat,
	type Reader,
	rss2email,
} from "./readers.ts";
import { type Step, steps } from "./steps.ts";

const run = promisify(execFile);
const FEEDS = ["latest.rss.xml", "latest.atom.xml"];

const root = await mkdtemp(join(tmpdir(), "huixun-readers-"));
await mkdir(join(root, "dist"));
const server = await serve(join(root, "dist"), 0);
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
/** What was answered since the last look. */
let answers: { agent: string; path: string; status: number }[] = [];
server.on("request", (request, response) => {
	response.on("finish", () =>
		answers.push({
			agent: String(request.headers["user-agent"] ?? ""),
			path: request.url ?? "",
			status: response.statusCode,
		}),
	);
});

const channel = `${base}zh-Hans/all/`;
const readers: { reader: Reader; feed: string; shown: Map<string, number> }[] =
	[];
for (const feed of FEEDS)
	for (const make of [newsboat, rss2email, feedparser])
		readers.push({
			reader: await make(
				join(root, "readers", make.name, feed),
				`${channel}${feed}`,
			),
			feed,
			shown: new Map(),
		});
const diary = await khal(join(root, "khal"), `${channel}calendar.ics`);

const problems: string[] = [];
const rows: string[] = [];

for (const step of steps) {
	await step.edit?.(join(root, "content"), base);
	if (step.publish) await huixun("publish", root);
	rows.push(await look(step));
}
await checkXml();
server.close();
server.closeAllConnections();
await rm(root, { recursive: true, force: true });

const names = readers.map(
	({ reader, feed }) => `${reader.name} ${/atom/.test(feed) ? "Atom" : "RSS"}`,
);
console.log(`| step | due | ${names.join(" | ")} | khal |`);
console.log(`|---|---|${names.map(() => "---|").join("")}---|`);
for (const row of rows) console.log(row);
for (const problem of problems) console.error(`WRONG: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function look(step: Step): Promise<string> {
	const cells: string[] = [];
	for (const { reader, feed, shown } of readers) {
		answers = [];
		const held = await reader.look();
		const where = `${step.name}, ${reader.name}, ${feed}`;
		const fresh = newItems(held, shown, where);
		const status = statusOf(feed);
		expect(fresh === step.newItems, `${where}: ${fresh} new items`);
		expect(
			step.answer === "any" || status === step.answer,
			`${where}: answered ${status}`,
		);
		// A mail that was sent is sent.
		for (const word of step.gone ?? [])
			expect(
				reader.name === "rss2email" ||
					!held.some(({ text, title }) => `${title}${text}`.includes(word)),
				`${where}: still holds ${word}`,
			);
		cells.push(`${fresh} new, ${status}`);
	}
	const events = await diary.look();
	const seen = events.map(
		({ start, title, status }) => `${start} ${title} ${status}`,
	);
	expect(
		JSON.stringify(seen) === JSON.stringify(step.diary),
		`${step.name}, khal: ${JSON.stringify(seen)}`,
	);
	return `| ${step.name} | ${step.newItems} new | ${cells.join(" | ")} | ${seen.join("; ")} |`;
}

/** Items shown for the first time; any that is shown again is a problem. */
function newItems(
	held: readonly Held[],
	shown: Map<string, number>,
	where: string,
): number {
	let fresh = 0;
	const now = new Map<string, number>();
	for (const { id } of held) now.set(id, (now.get(id) ?? 0) + 1);
	for (const [id, times] of now) {
		expect(times === 1, `${where}: ${id} shown ${times} times`);
		if (!shown.has(id)) fresh++;
		shown.set(id, times);
	}
	return fresh;
}

function statusOf(feed: string): number {
	return answers.findLast(({ path }) => path.endsWith(feed))?.status ?? 0;
}

async function checkXml(): Promise<void> {
	const files = (await readdir(join(root, "dist"), { recursive: true }))
		.filter((name) => /\.(?:xml|opml)$/.test(name))
		.map((name) => join(root, "dist", name));
	await run("xmllint", ["--noout", ...files]).catch((error: unknown) =>
		problems.push(String(error)),
	);
	rows.push(
		`| xmllint: ${files.length} files well-formed | |${" |".repeat(readers.length + 1)}`,
	);
}

function expect(holds: boolean, otherwise: string): void {
	if (!holds) problems.push(otherwise);
}
