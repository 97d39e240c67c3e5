// The call to CloudFront, against a model of it.
import { afterEach, describe, expect, it, vi } from "vitest";
import { invalidate } from "../../functions/cloud/invalidate.ts";
import { startCdn } from "../support/aws/cdn.ts";

let allowed = true;
const cdn = await startCdn(() => allowed);
vi.stubEnv("AWS_ENDPOINT_URL_CLOUDFRONT", cdn.endpoint);
vi.stubEnv("AWS_ACCESS_KEY_ID", "publisher");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
vi.stubEnv("AWS_REGION", "eu-central-1");

afterEach(() => {
	allowed = true;
	cdn.invalidations.length = 0;
});

describe("invalidating", () => {
	it("names the distribution, the paths and the reference", async () => {
		expect(await invalidate("E1", ["/a.json", "/b/*"], "one")).toEqual({
			kind: "accepted",
		});
		expect(cdn.invalidations).toMatchObject([
			{ distribution: "E1", reference: "one", paths: ["/a.json", "/b/*"] },
		]);
	});

	it("asked again under the same reference is accepted and asks for nothing more", async () => {
		for (let time = 0; time < 2; time++)
			expect(await invalidate("E1", ["/a.json"], "one")).toEqual({
				kind: "accepted",
			});
		expect(cdn.invalidations).toHaveLength(1);
	});

	it("that is denied, or too much at once, says why and throws nothing", async () => {
		allowed = false;
		expect(await invalidate("E1", ["/a.json"], "one")).toEqual({
			kind: "refused",
			detail: "AccessDenied: AccessDenied",
		});
		allowed = true;
		const many = Array.from({ length: 16 }, (_, n) => `/${n}/*`);
		expect(await invalidate("E1", many, "two")).toMatchObject({
			kind: "refused",
			detail: expect.stringContaining("TooManyInvalidationsInProgress"),
		});
		expect(cdn.invalidations).toEqual([]);
	});
});
