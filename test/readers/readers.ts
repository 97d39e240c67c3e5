// Readers by others, each with an address that it follows and a folder of its own.
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Debian's own, whatever stands before it in the path: feedparser is installed for it. */
const PYTHON = "/usr/bin/python3";

/** An item as the reader holds it after a look. */
export interface Held {
	/** What the reader knows it by. */
	id: string;
	title: string;
	text: string;
}

export interface Reader {
	name: string;
	/** As its requests name it. */
	agent: RegExp;
	/** Asks once; gives everything that it has shown so far, each as often as it was shown. */
	look(): Promise<Held[]>;
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export async function newsboat(folder: string, url: string): Promise<Reader> {
	await mkdir(folder, { recursive: true });
	const at = (name: string) => join(folder, name);
	await writeFile(at("urls"), `${url}\n`);
	await writeFile(at("config"), "");
	return {
		name: "newsboat",
		agent: /newsboat/i,
		async look() {
			await run("newsboat", [
				...["-x", "reload", "-u", at("urls"), "-c", at("cache"), "-C"],
				at("config"),
			]);
			const { stdout } = await run(PYTHON, [
				script("newsboat_items.py"),
				at("cache"),
			]);
			return (JSON.parse(stdout) as [string, string, number, string][]).map(
				([id, title, , text]) => ({ id, title, text }),
			);
		},
	};
}

/** Every mail that it has ever written is an item shown. */
export async function rss2email(folder: string, url: string): Promise<Reader> {
	const mail = join(folder, "mail");
	for (const part of ["cur", "new", "tmp"])
		await mkdir(join(mail, "box", part), { recursive: true });
	const config = join(folder, "config");
	await writeFile(
		config,
		`[DEFAULT]\nfrom = site@example.org\nto = reader@example.org\nforce-from = True\nemail-protocol = maildir\nmaildir-path = ${mail}\nmaildir-mailbox = box\nverbose = error\n[feed.site]\nurl = ${url}\n`,
	);
	const r2e = (...args: string[]) =>
		run("r2e", ["-c", config, "-d", join(folder, "data.json"), ...args]);
	return {
		name: "rss2email",
		agent: /rss2email/i,
		async look() {
			await r2e("run");
			const folderOfNew = join(mail, "box", "new");
			const mails = await Promise.all(
				(await readdir(folderOfNew)).map((name) =>
					readFile(join(folderOfNew, name), "utf8"),
				),
			);
			return mails.map((text) => ({
				id: /^(?:X-RSS-ID|Message-ID): *(\S+)/im.exec(text)?.[1] ?? text,
				title: /^Subject: *(.*)/im.exec(text)?.[1] ?? "",
				text,
			}));
		},
	};
}

/** Keeps the newest of each id, as an ingester does; what it refuses to parse is an error. */
export async function feedparser(folder: string, url: string): Promise<Reader> {
	await mkdir(folder, { recursive: true });
	const held = new Map<string, Held>();
	return {
		name: "feedparser",
		agent: /feedparser/i,
		async look() {
			const { stdout } = await run(PYTHON, [
				script("feedparser_poll.py"),
				url,
				join(folder, "kept.json"),
			]);
			const seen = JSON.parse(stdout) as {
				bozo: boolean;
				items: [string, string, string][];
			};
			if (seen.bozo) throw new Error(`${url} is not well-formed`);
			for (const [id, title, text] of seen.items)
				held.set(id, { id, title, text });
			return [...held.values()];
		},
	};
}

export interface KhalEvent {
	uid: string;
	start: string;
	title: string;
	status: string;
}

export interface Diary {
	/** Fetches the calendar, imports it, and gives what is in the diary. */
	look(): Promise<KhalEvent[]>;
}

export async function khal(folder: string, url: string): Promise<Diary> {
	const diary = join(folder, "diary");
	await mkdir(diary, { recursive: true });
	const config = join(folder, "config");
	await writeFile(
		config,
		`[calendars]\n[[site]]\npath = ${diary}\n[locale]\nlocal_timezone = Asia/Shanghai\ndefault_timezone = Asia/Shanghai\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${join(folder, "khal.db")}\n`,
	);
	const call = (...args: string[]) =>
		run("khal", ["-c", config, ...args], {
			env: { ...process.env, LC_ALL: "C.UTF-8", LANG: "C.UTF-8" },
		});
	return {
		async look() {
			const answer = await fetch(url, { headers: { "user-agent": "khal" } });
			const file = join(folder, "calendar.ics");
			await writeFile(file, await answer.text());
			await call("import", "--batch", "-a", "site", file);
			const { stdout } = await call(
				"list",
				"--once",
				"--format",
				"{uid}\t{start-long}\t{title}\t{status}",
				"--day-format",
				"",
				// A day's difference between zones is no matter.
				new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10),
				"800d",
			);
			return stdout
				.split("\n")
				.filter((line) => line.includes("\t"))
				.map((line) => {
					const [uid = "", start = "", title = "", status = ""] =
						line.split("\t");
					return { uid, start, title, status: status.trim() };
				});
		},
	};
}
