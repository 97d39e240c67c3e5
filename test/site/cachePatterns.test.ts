// Which paths a CDN is told to forget, within what it takes at once.
import { describe, expect, it } from "vitest";
import { cachePatterns } from "../../functions/site/cachePatterns.ts";

const EDITIONS = ["zh-Hans", "zh-TW"] as const;

describe("paths that a CDN forgets", () => {
	it("are those of a notice in every edition", () => {
		expect(cachePatterns(["a-1"], EDITIONS)).toEqual([
			"/v1/notices/a-1.json",
			"/v1/notices/a-1/*",
			"/files/a-1/*",
			"/zh-Hans/n/a-1.html",
			"/zh-Hans/n/a-1.ics",
			"/zh-TW/n/a-1.html",
			"/zh-TW/n/a-1.ics",
		]);
	});

	it("are those of all notices where it would refuse so many wildcards", () => {
		const wildcards = (count: number) =>
			cachePatterns(
				Array.from({ length: count }, (_, n) => `n${n}`),
				EDITIONS,
			).filter((path) => path.endsWith("*"));
		expect(wildcards(3)).toHaveLength(6);
		expect(wildcards(4)).toEqual([
			"/v1/notices/*",
			"/files/*",
			"/zh-Hans/n/*",
			"/zh-TW/n/*",
		]);
	});
});
