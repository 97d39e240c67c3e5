import {
	mkdir,
	readFile,
	rename,
	rm,
	symlink,
	truncate,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FolderSources, UnreadableSource } from "../../cli/folderSources.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

async function folderWith(files: Record<string, string>): Promise<string> {
	const folder = await temporaryFolder();
	for (const [key, text] of Object.entries(files)) {
		await mkdir(join(folder, key, ".."), { recursive: true });
		await writeFile(join(folder, key), text);
	}
	return folder;
}

function codes(sources: FolderSources): [string, string | undefined][] {
	return sources.findings.map(({ code, place }) => [code, place?.file]);
}

const DECOMPOSED = "re\u0301union.txt";
const COMPOSED = "r\u00e9union.txt";

describe("a folder of notices", () => {
	it("gives each document with its companions, in the order of keys", async () => {
		const folder = await folderWith({
			"site.yaml": "title: x",
			"b.md": "b",
			"a.txt": "a",
			"a.yaml": "id: a",
			"a.zh-TW.txt": "甲",
			"a.files/map/1.csv": "x,y",
			".hidden.txt": "",
			"~draft.txt": "",
			".git/HEAD": "ref",
		});
		const sources = await FolderSources.scan(folder);
		expect(sources.keys()).toEqual(["a.txt", "b.md"]);
		expect(sources.findings).toEqual([]);
		const source = await sources.read("a.txt");
		expect(source).toMatchObject({
			key: "a.txt",
			metadata: { key: "a.yaml" },
			translations: [{ edition: "zh-TW", key: "a.zh-TW.txt" }],
			attachments: [
				{
					name: "map/1.csv",
					size: 3,
					key: "a.files/map/1.csv",
					sha256:
						"968e772cf168b7f17f3fbd00e6e1c8b4afb8db2f0c1548d9928f3c3d7a758a75",
				},
			],
		});
	});

	it("finds a file whose name is decomposed on disk under its composed key", async () => {
		const folder = await folderWith({ [DECOMPOSED]: "notice" });
		const sources = await FolderSources.scan(folder);
		expect(sources.keys()).toEqual([COMPOSED]);
		const source = await sources.read(COMPOSED);
		expect(Buffer.from(source?.bytes ?? []).toString()).toBe("notice");
		expect(await sources.keyOf(join(folder, DECOMPOSED))).toBe(COMPOSED);
	});

	it("tells of two files whose names are one", async () => {
		const folder = await folderWith({ [DECOMPOSED]: "1", [COMPOSED]: "2" });
		const sources = await FolderSources.scan(folder);
		expect(codes(sources)).toEqual([["source.same-name", COMPOSED]]);
		expect(sources.keys()).toEqual([COMPOSED]);
	});

	it("tells of a name that is not UTF-8 instead of passing the file over", async () => {
		const folder = await temporaryFolder();
		const name = Buffer.concat([
			Buffer.from(`${folder}/`),
			// 会议 in GBK
			Buffer.from([0xbb, 0xe1, 0xd2, 0xe9]),
			Buffer.from(".txt"),
		]);
		await writeFile(name, "notice");
		const sources = await FolderSources.scan(folder);
		expect(sources.keys()).toEqual([]);
		expect(sources.findings).toMatchObject([
			{ code: "source.bad-key", values: { problem: "UTF-8" } },
		]);
	});

	it("follows a link to a file within, and no other", async () => {
		const outside = await folderWith({ "secret.txt": "secret" });
		const folder = await folderWith({ "sub/a.txt": "a" });
		await symlink(join(folder, "sub/a.txt"), join(folder, "inside.txt"));
		await symlink(join(outside, "secret.txt"), join(folder, "out.txt"));
		await symlink(outside, join(folder, "outfolder"));
		await symlink(join(folder, "nowhere"), join(folder, "dangling.txt"));
		await symlink(folder, join(folder, "sub", "round"));
		await symlink(join(outside, "x"), join(folder, ".#lock.txt"));
		const sources = await FolderSources.scan(folder);
		expect(sources.keys()).toEqual(["inside.txt", "sub/a.txt"]);
		expect(codes(sources)).toEqual([
			["source.outside", "dangling.txt"],
			["source.outside", "out.txt"],
			["source.outside", "outfolder"],
			["source.linked-folder", "sub/round"],
		]);
	});

	it("does not follow a link that took a file's place after the scan", async () => {
		const outside = await folderWith({ "secret.txt": "secret" });
		const folder = await folderWith({ "a.txt": "a" });
		const sources = await FolderSources.scan(folder);
		await rm(join(folder, "a.txt"));
		await symlink(join(outside, "secret.txt"), join(folder, "a.txt"));
		await expect(sources.read("a.txt")).rejects.toThrow(UnreadableSource);
	});

	it("leaves out an attachment above 20 MiB and says so once", async () => {
		const folder = await folderWith({ "a.txt": "a", "a.files/big.zip": "" });
		await truncate(join(folder, "a.files/big.zip"), 20 * 1024 * 1024 + 1);
		const sources = await FolderSources.scan(folder);
		expect((await sources.read("a.txt"))?.attachments).toEqual([]);
		await sources.read("a.txt");
		expect(codes(sources)).toEqual([
			["attachment.too-large", "a.files/big.zip"],
		]);
	});

	it("reads of a huge document one byte more than may be", async () => {
		const folder = await folderWith({ "a.txt": "" });
		await truncate(join(folder, "a.txt"), 200 * 1024 * 1024);
		const sources = await FolderSources.scan(folder);
		const source = await sources.read("a.txt");
		expect(source?.bytes.length).toBe(8 * 1024 * 1024 + 1);
	});

	it("leaves out the folders that it is told to", async () => {
		const folder = await folderWith({ "a.txt": "a", "dist/index.html": "x" });
		const sources = await FolderSources.scan(folder, {
			except: [join(folder, "dist")],
		});
		expect(sources.keys()).toEqual(["a.txt"]);
	});
});

describe("whether a source exists", () => {
	it("is answered by its exact name", async () => {
		const folder = await folderWith({ "a.txt": "a", [DECOMPOSED]: "" });
		for (const only of [undefined, [join(folder, "a.txt")]]) {
			const sources = await FolderSources.scan(folder, only ? { only } : {});
			expect(await sources.exists("a.txt")).toBe(true);
			expect(await sources.exists(COMPOSED)).toBe(true);
			expect(await sources.exists("A.txt")).toBe(false);
			expect(await sources.exists("no/such.txt")).toBe(false);
		}
	});

	it("is answered with yes where it cannot be known", async () => {
		const elsewhere = await temporaryFolder();
		const folder = await folderWith({ "sub/a.txt": "a" });
		await rename(join(folder, "sub"), join(elsewhere, "sub"));
		await symlink(join(elsewhere, "sub"), join(folder, "sub"));
		const sources = await FolderSources.scan(folder);
		expect(sources.keys()).toEqual([]);
		expect(await sources.exists("sub/a.txt")).toBe(true);
	});
});

describe("the source that a path belongs to", () => {
	it("is its document, for companions and attachments too", async () => {
		const folder = await folderWith({
			"sub/a.md": "a",
			"sub/a.yaml": "id: a",
			"sub/a.files/x/1.pdf": "",
			"sub/b.txt": "b",
		});
		for (const path of ["a.md", "a.yaml", "a.files/x/1.pdf"]) {
			const only = [join(folder, "sub", path)];
			const sources = await FolderSources.scan(folder, { only });
			expect(sources.keys()).toEqual(["sub/a.md"]);
			expect(await sources.keyOf(only[0] as string)).toBe("sub/a.md");
			const source = await sources.read("sub/a.md");
			expect(source?.metadata?.key).toBe("sub/a.yaml");
			expect(source?.attachments.map(({ name }) => name)).toEqual(["x/1.pdf"]);
		}
	});

	it("is the key that a deleted file had", async () => {
		const folder = await folderWith({ "a.md": "a" });
		const gone = join(folder, "sub", "gone.md");
		const sources = await FolderSources.scan(folder, { only: [gone] });
		expect(await sources.keyOf(gone)).toBe("sub/gone.md");
	});

	it("is none outside the folder, and none beside a document of the same stem", async () => {
		const folder = await folderWith({ "a.md": "a", "a.txt": "a" });
		const sources = await FolderSources.scan(folder);
		expect(await sources.keyOf(join(folder, "..", "x.md"))).toBeUndefined();
		expect(await sources.keyOf(folder)).toBeUndefined();
		expect(await sources.keyOf(join(folder, "a.txt"))).toBeUndefined();
		expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("a");
	});
});
