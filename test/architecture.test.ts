// Keeps pure rooms pure, and arrows between rooms pointing one way.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What each room of `functions/` may import from, besides itself and libraries. */
const ROOMS: Record<string, readonly string[]> = {
	notice: [],
	reading: ["notice"],
	repair: ["notice"],
	language: ["notice"],
	extraction: ["notice"],
	channels: ["notice"],
	journal: ["notice"],
	site: ["notice", "journal"],
	store: [],
	pipeline: [
		"notice",
		"reading",
		"repair",
		"language",
		"extraction",
		"channels",
		"journal",
		"site",
		"store",
	],
	/** What Lambda's handlers share. */
	cloud: ["notice", "reading", "journal", "site", "pipeline", "store", "hub"],
	/** What speaks to a WebSub hub. */
	hub: ["pipeline"],
};

/** Rooms without I/O, clock or environment. The pipeline does I/O through the store port alone. */
const PURE = Object.keys(ROOMS).filter(
	(room) => !["store", "cloud", "hub"].includes(room),
);

/** Computing, not I/O. */
const PURE_BUILTINS = ["node:crypto"];

const IMPURE_LIBRARIES = [/^@aws-sdk\//, /^playwright/, /^aws-cdk/];

async function sources(folder: string): Promise<string[]> {
	const entries = await readdir(join(root, folder), {
		recursive: true,
		withFileTypes: true,
	});
	return entries
		.filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)))
		.sort();
}

function importsOf(text: string): string[] {
	return [
		...text.matchAll(
			/(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g,
		),
	].map((found) => (found[1] ?? found[2]) as string);
}

function withoutComments(text: string): string {
	return text
		.replace(/\/\*[\s\S]*?\*\//g, "")
		.replace(/(^|\s)\/\/[^\n]*/g, "$1");
}

/** Code without comments and strings: only what runs. */
function code(text: string): string {
	return withoutComments(text).replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

describe("the rooms of functions/", async () => {
	const files = await sources("functions");

	it("finds its own imports", () => {
		expect(
			importsOf(
				'import { a } from "./a.ts";\nimport type {\n\tb,\n} from "../b.ts";\nexport { c } from "c";\nawait import("./d.ts");\nimport "e";\n',
			),
		).toEqual(["./a.ts", "../b.ts", "c", "./d.ts", "e"]);
	});

	it.each(files)("%s imports only what its room may", async (file) => {
		const room = file.split("/")[1] as string;
		if (!file.includes("/", "functions/".length)) return;
		expect(Object.keys(ROOMS)).toContain(room);
		const text = await readFile(join(root, file), "utf8");
		for (const name of importsOf(text)) {
			if (name.startsWith(".")) {
				const target = normalize(join(dirname(file), name));
				const other = target.split("/")[1] as string;
				expect(target, name).toMatch(/^functions\//);
				if (other !== room)
					expect(ROOMS[room], `${file} → ${target}`).toContain(other);
			} else if (PURE.includes(room)) {
				if (name.startsWith("node:"))
					expect(PURE_BUILTINS, `${file} → ${name}`).toContain(name);
				for (const library of IMPURE_LIBRARIES)
					expect(name, file).not.toMatch(library);
			}
		}
	});

	it.each(files.filter((file) => PURE.includes(file.split("/")[1] as string)))(
		"%s asks no clock, no chance, no environment",
		async (file) => {
			const text = code(await readFile(join(root, file), "utf8"));
			expect(text).not.toMatch(/\bprocess\s*\./);
			expect(text).not.toMatch(/\bDate\.now\b|new Date\(\s*\)|\bperformance\b/);
			expect(text).not.toMatch(/Math\.random|randomUUID|randomBytes/);
			expect(text).not.toMatch(/\bfetch\(|\bsetTimeout\b|\bsetInterval\b/);
			expect(text).not.toMatch(
				/toLocale(?:String|DateString|TimeString)\(\s*\)/,
			);
		},
	);
});

describe("each side, command line and functions,", async () => {
	it("reads the environment in one file", async () => {
		const readers: string[] = [];
		for (const file of [
			...(await sources("cli")),
			...(await sources("functions")),
		])
			if (
				code(await readFile(join(root, file), "utf8")).includes("process.env")
			)
				readers.push(file);
		expect(readers).toEqual([
			"cli/environment.ts",
			"functions/cloud/environment.ts",
		]);
	});
});

describe("the SDK of S3", async () => {
	it("is touched where a bucket is, and nowhere else", async () => {
		const users: string[] = [];
		for (const file of [
			...(await sources("cli")),
			...(await sources("functions")),
		]) {
			const names = importsOf(await readFile(join(root, file), "utf8"));
			if (names.some((name) => /^@(?:aws-sdk\/client-s3|smithy\/)/.test(name)))
				users.push(file);
		}
		expect(users.sort()).toEqual([
			"functions/store/s3Client.ts",
			"functions/store/s3Inbox.ts",
			"functions/store/s3Store.ts",
			"functions/store/s3Versions.ts",
		]);
	});
});

describe("the journal's keys", async () => {
	it("are built in one file", async () => {
		const prefixes =
			/[`"](?:drafts|due|backfill|placed|channels|journal|names|sources|rejected|commits|attachments)\//;
		const builders: string[] = [];
		for (const file of await sources("functions"))
			if (
				prefixes.test(withoutComments(await readFile(join(root, file), "utf8")))
			)
				builders.push(file);
		expect(builders).toEqual(["functions/journal/keys.ts"]);
	});
});
