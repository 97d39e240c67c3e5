import { execFileSync, spawn } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../cli/serve.ts";
import { huixun } from "../support/command.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const LAUNCHER = fileURLToPath(
	new URL("../../cli/huixun.mjs", import.meta.url),
);

async function site(): Promise<string> {
	const folder = await temporaryFolder();
	await mkdir(join(folder, "dist", "files", "a"), { recursive: true });
	await writeFile(join(folder, "dist", "index.html"), "<p>home</p>");
	return folder;
}

describe("huixun serve as a process", () => {
	it("names its address, answers there, and ends with 0 when interrupted", async () => {
		const child = spawn(
			process.execPath,
			[LAUNCHER, "serve", "--port", "0", "--lang", "zh"],
			{ cwd: await site(), stdio: ["ignore", "pipe", "inherit"] },
		);
		const line = await new Promise<string>((resolve) =>
			child.stdout.once("data", (text) => resolve(String(text))),
		);
		const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? "";
		expect(line).toContain("正在");
		expect(await (await fetch(url)).text()).toBe("<p>home</p>");
		const ended = new Promise((resolve) => child.once("close", resolve));
		child.kill("SIGTERM");
		expect(await ended).toBe(0);
	});

	it("says that a port is taken, and what to do", async () => {
		const other = createServer();
		await new Promise<void>((resolve) =>
			other.listen(0, "127.0.0.1", () => resolve()),
		);
		const { port } = other.address() as AddressInfo;
		const ran = await huixun(["serve", "--port", String(port)], await site());
		other.close();
		expect(ran.code).toBe(3);
		expect(ran.stderr).toContain(`Port ${port} is in use.`);
	});
});

describe("a published folder with strange things in it", () => {
	let server: Server;
	let url: string;

	beforeAll(async () => {
		const folder = await site();
		const dist = join(folder, "dist");
		await writeFile(join(folder, "secret.txt"), "secret");
		await writeFile(join(dist, ".htpasswd"), "secret");
		await symlink(join(folder, "secret.txt"), join(dist, "out.txt"));
		await symlink(folder, join(dist, "up"));
		await symlink(join(dist, ".htpasswd"), join(dist, "hidden.txt"));
		await symlink(join(dist, "index.html"), join(dist, "copy.html"));
		await writeFile(
			join(dist, "files", "a", "1.csv"),
			"名称,数量\n".repeat(200),
		);
		execFileSync("mkfifo", [join(dist, "pipe.html")]);
		server = await serve(dist, 0);
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});

	it.each([
		"/out.txt",
		"/up/secret.txt",
		"/hidden.txt",
		"/.htpasswd",
		"/pipe.html",
	])("shows nothing of %s", async (path) => {
		const { status, headers } = await fetch(url + path);
		expect(status).toBe(404);
		expect(headers.get("access-control-allow-origin")).toBe("*");
	});

	it("follows a link within", async () => {
		expect(await (await fetch(`${url}/copy.html`)).text()).toBe("<p>home</p>");
	});

	it("lets an attachment neither run nor be part of the site", async () => {
		const { headers } = await fetch(`${url}/files/a/1.csv`);
		expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
		expect(headers.get("content-disposition")).toBe("attachment");
		expect(headers.get("content-security-policy")).toContain("sandbox");
	});

	it("says in the tag whether it is of compressed bytes, and varies also when unchanged", async () => {
		const get = (headers: Record<string, string>) =>
			fetch(`${url}/files/a/1.csv`, { headers });
		const plain = await get({ "accept-encoding": "gzip;q=0" });
		const zipped = await get({ "accept-encoding": "gzip" });
		const tag = plain.headers.get("etag") ?? "";
		expect(tag).toMatch(/^"[\w-]{27}"$/);
		expect(plain.headers.get("content-encoding")).toBeNull();
		expect(zipped.headers.get("content-encoding")).toBe("gzip");
		expect(zipped.headers.get("etag")).toBe(`W/${tag}`);
		const unchanged = await get({
			"accept-encoding": "gzip",
			"if-none-match": `W/${tag}`,
		});
		expect(unchanged.status).toBe(304);
		expect(unchanged.headers.get("vary")).toBe("Accept-Encoding");
		expect(unchanged.headers.get("content-length")).toBeNull();
		expect(unchanged.headers.get("access-control-expose-headers")).toBe(
			"ETag, Last-Modified",
		);
	});
});
