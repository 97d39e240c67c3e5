import { describe, expect, it } from "vitest";
import { newestWithin } from "../../functions/journal/newestWithin.ts";

describe("a list kept short", () => {
	it("keeps all that fit", () => {
		expect(newestWithin(["a", "b", "c"], 3, 9)).toEqual(["a", "b", "c"]);
		expect(newestWithin([], 3, 9)).toEqual([]);
	});

	it("loses the oldest when there are too many", () => {
		expect(newestWithin(["a", "b", "c"], 2, 100)).toEqual(["b", "c"]);
	});

	it("loses the oldest when they are too long together", () => {
		// Three bytes each, with the quotes.
		expect(newestWithin(["a", "b", "c"], 3, 8)).toEqual(["b", "c"]);
		expect(newestWithin(["会", "b", "c"], 3, 10)).toEqual(["b", "c"]);
	});

	it("keeps the newest however long it is", () => {
		expect(newestWithin(["a", "b", "long"], 3, 2)).toEqual(["long"]);
	});
});
