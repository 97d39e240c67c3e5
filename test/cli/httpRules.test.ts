import { describe, expect, it } from "vitest";
import { acceptsGzip, isUnchanged, pathOf } from "../../cli/httpRules.ts";

describe("gzip", () => {
	it.each([
		["gzip", true],
		["br, GZIP", true],
		["deflate, gzip;q=1.0, *;q=0.5", true],
		["*", true],
		["x-gzip", true],
		["", false],
		["br", false],
		["gzip;q=0", false],
		["gzip; q=0.000", false],
		["gzip;q=0, *;q=1", false],
		["*;q=0", false],
		["notgzip", false],
	])("for “%s”: %s", (header, expected) => {
		expect(acceptsGzip({ "accept-encoding": header })).toBe(expected);
	});

	it("is not sent to whoever does not ask", () => {
		expect(acceptsGzip({})).toBe(false);
	});
});

describe("a reader that has the file", () => {
	const modified = new Date("2026-03-05T06:30:00.700Z");
	it.each([
		["the same tag", { "if-none-match": '"a"' }, true],
		["a weak form of it", { "if-none-match": 'W/"a"' }, true],
		["one of several", { "if-none-match": '"x", W/"a"' }, true],
		["any", { "if-none-match": "*" }, true],
		["another", { "if-none-match": '"x"' }, false],
		[
			"the second of its last change",
			{ "if-modified-since": "Thu, 05 Mar 2026 06:30:00 GMT" },
			true,
		],
		[
			"an earlier date",
			{ "if-modified-since": "Thu, 05 Mar 2026 06:29:59 GMT" },
			false,
		],
		["no date", { "if-modified-since": "yesterday" }, false],
		[
			"an outdated tag and a new date",
			{
				"if-none-match": '"x"',
				"if-modified-since": "Fri, 06 Mar 2026 00:00:00 GMT",
			},
			false,
		],
	])("and says so by %s", (_what, headers, expected) => {
		expect(isUnchanged(headers, '"a"', modified)).toBe(expected);
	});
});

describe("an address", () => {
	it.each([
		["/", "index.html"],
		["/?x=1", "index.html"],
		["/zh-Hans/all/", "zh-Hans/all/index.html"],
		["/zh-Hans/all/latest.json?since=1#top", "zh-Hans/all/latest.json"],
		["/a%2Fb.json", "a/b.json"],
	])("%s names %s", (url, path) => {
		expect(pathOf(url)).toBe(path);
	});

	it.each([
		"/..",
		"/a/../../b",
		"/%2e%2e/b",
		"/..%2fb",
		"/a%00.html",
		"/a%0d%0ab",
		"/.git/config",
		"/a/.hidden",
		"/a//b",
		"/a%5c..%5cb",
		"/%E4%BC%9A.html",
		"/%zz",
	])("%s names nothing", (url) => {
		expect(pathOf(url)).toBeUndefined();
	});
});
