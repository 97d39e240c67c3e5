import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { DirectoryStore } from "../../functions/store/directoryStore.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { storeContract } from "./contract.ts";

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);

async function open(folder?: string): Promise<DirectoryStore> {
	const at = folder ?? (await temporaryFolder());
	return new DirectoryStore(join(at, "root"), {
		side: join(at, "side"),
		lock: join(at, "lock"),
	});
}

storeContract("a directory", () => open());

describe("a directory store", () => {
	it("loses no increment of 5 processes that each add 10", async () => {
		const folder = await temporaryFolder();
		const store = await open(folder);
		await store.put("count", bytes("0"));
		const worker = fileURLToPath(
			new URL("../support/incrementingProcess.ts", import.meta.url),
		);
		await Promise.all(
			Array.from({ length: 5 }, () =>
				run(process.execPath, ["--import", "tsx", worker, folder, "10"]),
			),
		);
		const found = await store.get("count");
		expect(new TextDecoder().decode(found?.body)).toBe("50");
	});

	it("takes over the lock of a process that died", async () => {
		const folder = await temporaryFolder();
		const store = await open(folder);
		await store.put("a", bytes("1"));
		const [turn] = await readdir(join(folder, "lock"));
		const owner = JSON.parse(
			await readFile(join(folder, "lock", String(turn)), "utf8"),
		);
		// No process has this number: it is above the highest that Linux gives.
		await writeFile(
			join(folder, "lock", String(Number(turn) + 1)),
			JSON.stringify({ ...owner, pid: 4194305, start: "", released: false }),
		);
		const other = await open(folder);
		expect((await other.put("a", bytes("2"))).kind).toBe("stored");
	});

	it("says which machine holds the lock when it is another one", async () => {
		const folder = await temporaryFolder();
		const store = await open(folder);
		await store.put("a", bytes("1"));
		await writeFile(
			join(folder, "lock", "99"),
			JSON.stringify({ host: "elsewhere", pid: 1, start: "", released: false }),
		);
		await expect(store.put("a", bytes("2"))).rejects.toThrow("elsewhere");
	});

	it("does not believe a side file whose file was not renamed into place", async () => {
		const folder = await temporaryFolder();
		const store = await open(folder);
		await store.put("a", bytes("old"), { metadata: { generation: 1 } });
		const side = JSON.parse(await readFile(join(folder, "side", "a"), "utf8"));
		await writeFile(
			join(folder, "side", "a"),
			JSON.stringify({ ...side, generation: 2, sha256: "0".repeat(64) }),
		);
		expect((await store.head("a"))?.metadata.generation).toBeUndefined();
	});

	it("neither lists nor keeps the torn writes of a dead process", async () => {
		const folder = await temporaryFolder();
		const store = await open(folder);
		await store.put("a", bytes("1"));
		await writeFile(join(folder, "root", ".4194305-1.tmp"), "torn");
		expect((await store.list("")).keys).toEqual(["a"]);
		expect(await readdir(join(folder, "root"))).toEqual(["a"]);
	});
});
