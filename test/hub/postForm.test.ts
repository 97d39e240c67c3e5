// What is sent to a hub, and what its answers mean.
import { createServer } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { postForm } from "../../functions/hub/postForm.ts";
import { startHub } from "../support/hub.ts";

const hub = await startHub();
const FORM = {
	"hub.mode": "publish",
	"hub.url": "https://a.example/zh-Hans/all/latest.atom.xml?a=1&b=会",
};

beforeEach(() => {
	hub.told.length = 0;
	hub.answer = { status: 204 };
});

afterAll(() => hub.close());

describe("a form to a hub", () => {
	it("is form-encoded, and any 2xx takes it", async () => {
		for (const status of [200, 202, 204]) {
			hub.answer = { status };
			expect(await postForm(hub.url, FORM)).toEqual({ kind: "accepted" });
		}
		expect(hub.told).toEqual(
			[1, 2, 3].map(() => ({
				method: "POST",
				type: "application/x-www-form-urlencoded",
				...FORM,
			})),
		);
	});

	it.each([400, 403, 404, 422])(
		"that is not wanted (%i) is not sent again",
		async (status) => {
			hub.answer = { status, body: "no such\n topic" };
			expect(await postForm(hub.url, FORM)).toEqual({
				kind: "refused",
				detail: `${status} no such topic`,
			});
		},
	);

	it.each([408, 429, 500, 503])(
		"that cannot be taken now (%i) can be sent again",
		async (status) => {
			hub.answer = { status };
			expect(await postForm(hub.url, FORM)).toEqual({
				kind: "failed",
				detail: String(status),
			});
		},
	);

	it("is not sent on to another address", async () => {
		const other = await startHub();
		hub.answer = { status: 307, headers: { location: other.url } };
		expect(await postForm(hub.url, FORM)).toEqual({
			kind: "failed",
			detail: "307",
		});
		expect(other.told).toEqual([]);
		await other.close();
	});

	it("reads little of a long answer", async () => {
		hub.answer = { status: 500, body: "x".repeat(10_000_000) };
		const { detail } = (await postForm(hub.url, FORM)) as { detail: string };
		expect(detail).toHaveLength("500 ".length + 512);
	});

	it.each([
		"http://hub.example/",
		"http://127.0.0.1.example/",
		"ftp://127.0.0.1/",
		"nonsense",
	])("never goes to %s", async (url) => {
		expect(await postForm(url, FORM)).toEqual({
			kind: "failed",
			detail: "not an https address",
		});
	});

	it("to a hub that is not there, or breaks off, has failed", async () => {
		const rude = createServer((socket) => socket.destroy());
		await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
		const { port } = rude.address() as { port: number };
		const url = `http://127.0.0.1:${port}/`;
		expect(await postForm(url, FORM)).toMatchObject({ kind: "failed" });
		await new Promise((resolve) => rude.close(resolve));
		expect(await postForm(url, FORM)).toMatchObject({
			kind: "failed",
			detail: expect.stringContaining("ECONNREFUSED"),
		});
	});
});
