// Messages to queues and topics: in time, and no larger than they may be.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it, vi } from "vitest";
import { mailText } from "../../functions/cloud/mailText.ts";
import { mail, ring } from "../../functions/cloud/messages.ts";

/** Takes requests and never answers. */
const silent = createServer(() => {});
await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
vi.stubEnv("AWS_ENDPOINT_URL_SQS", endpoint);
vi.stubEnv("AWS_ENDPOINT_URL_SNS", endpoint);
vi.stubEnv("AWS_ACCESS_KEY_ID", "ingest");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
vi.stubEnv("AWS_REGION", "eu-central-1");
afterAll(() => {
	silent.closeAllConnections();
	silent.close();
});

describe("a service that does not answer", () => {
	it("is given up within the time of a function", async () => {
		const begun = performance.now();
		await Promise.all([
			expect(ring(`${endpoint}/1/q.fifo`, 0)).rejects.toThrow(),
			expect(
				mail("arn:aws:sns:eu-central-1:123456789012:t", "s", "t"),
			).rejects.toThrow(),
		]);
		expect(performance.now() - begun).toBeLessThan(60_000);
	});
});

describe("a mail", () => {
	it("is as it is where there is room", () => {
		expect(mailText("a\nb\n", 4)).toBe("a\nb\n");
	});

	it("is cut after a line, within what SNS takes, and says where the rest is", () => {
		const line = "通知有误，请更正。";
		const text = mailText(`${line}\n`.repeat(20_000));
		expect(Buffer.byteLength(text)).toBeLessThanOrEqual(262_144);
		expect(Buffer.byteLength(text)).toBeGreaterThan(250_000);
		const [last, mark, rest] = text.split("\n").slice(-4);
		expect([last, mark]).toEqual([line, "…"]);
		expect(rest).toContain(".reports/");
	});
});
