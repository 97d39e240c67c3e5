// An archive taken into a site at work, killed once on its way, with a live notice published beside it:
// node --import tsx bench/backfill.ts [COUNT=100000] [FOLDER]. Says what subscribers would have seen.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { fileOf, writeNotices } from "./generateNotices.ts";

const LAUNCHER = fileURLToPath(new URL("../cli/huixun.mjs", import.meta.url));

/** Notices of the site before the archive comes. */
const LIVE = 60;

const SITE = `title: 会讯
baseUrl: https://huixun.example/
tag: { authority: huixun.example, date: "2026-01-01" }
editions: [zh-Hans, zh-Hant]
channels:
  organizations:
    - { slug: yunxi, name: 云溪市人民政府办公室 }
`;

interface Head {
	generation: number;
	seq: number;
}

const count = Number(process.argv[2] ?? 100_000);
const folder =
	process.argv[3] ?? (await mkdtemp(join(tmpdir(), "huixun-backfill-")));
const content = join(folder, "content");

function start(...args: string[]): ChildProcess {
	return spawn(process.execPath, [LAUNCHER, ...args], {
		cwd: folder,
		stdio: ["ignore", "ignore", "inherit"],
	});
}

async function run(...args: string[]): Promise<number> {
	const begun = performance.now();
	const [code] = await once(start(...args), "exit");
	if (code !== 0)
		throw new Error(`huixun ${args.join(" ")} ended with ${code}`);
	return (performance.now() - begun) / 1000;
}

async function head(): Promise<Head> {
	const path = join(folder, ".huixun", "private", "head.json");
	return JSON.parse(await readFile(path, "utf8"));
}

/** When so many notices are in the journal, by the head that a commit replaces. */
async function reached(seq: number): Promise<void> {
	for await (const _ of changesIn(join(folder, ".huixun", "private")))
		if ((await head()).seq >= seq) return;
}

async function* changesIn(path: string) {
	const watcher = watch(path);
	try {
		for (;;) {
			yield await once(watcher, "change");
		}
	} finally {
		watcher.close();
	}
}

async function newest(): Promise<string[]> {
	const path = join(folder, "dist", "zh-Hans", "all", "latest.json");
	const feed = JSON.parse(await readFile(path, "utf8"));
	return feed.items.map(({ id }: { id: string }) => id);
}

function say(name: string, value: string | number | boolean): void {
	console.log(`${name.padEnd(44)} ${value}`);
}

await mkdir(content, { recursive: true });
await writeFile(join(content, "site.yaml"), SITE);
await writeNotices(content, LIVE, count);
say("site before, s", (await run("publish")).toFixed(1));
const before = await newest();
await writeNotices(content, count);
const begun = performance.now();
const first = start("publish", "--backfill");
await reached(LIVE + Math.floor(count / 3));
first.kill("SIGKILL");
await once(first, "exit");
const killed = await head();
say("killed at seq", killed.seq);
const second = start("publish", "--backfill");
const ended = once(second, "exit");
await reached(killed.seq + 1000);
await writeNotices(content, 1, count + LIVE);
const live = await run("publish", join("content", fileOf(count + LIVE)));
say("a live notice beside it, s", live.toFixed(1));
say("journal then at seq", (await head()).seq);
const [code] = await ended;
say("ended with", code);
say("both runs, s", ((performance.now() - begun) / 1000).toFixed(0));
const after = await newest();
const { seq, generation } = await head();
say("journal at seq, commits", `${seq}, ${generation}`);
say("every notice once", seq === count + LIVE + 1);
say(
	"newest stand, the live one above them",
	after.slice(1).join() === before.slice(0, after.length - 1).join(),
);
const changes = JSON.parse(
	await readFile(join(folder, "dist/zh-Hans/all/changes.json"), "utf8"),
);
say("entries in changes", changes.items.length);
say("verify, s", (await run("verify")).toFixed(0));
if (!process.argv[3]) await rm(folder, { recursive: true, force: true });
