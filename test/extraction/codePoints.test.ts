import { expect, it } from "vitest";
import {
	isBasic,
	sizeOf,
	slicePoints,
} from "../../functions/extraction/codePoints.ts";

it("counts and cuts a text of the basic plane by its units", () => {
	expect(isBasic("会议通知")).toBe(true);
	expect(sizeOf("会议通知")).toBe(4);
	expect(slicePoints("会议通知", 1, 3)).toBe("议通");
	expect(slicePoints("会议通知", -2)).toBe("通知");
});

it("counts a character outside of it as one", () => {
	expect(isBasic("𠮷祥路")).toBe(false);
	expect(sizeOf("𠮷祥路")).toBe(3);
	expect(slicePoints("𠮷祥路", 1, 2)).toBe("祥");
	expect(slicePoints("𠮷祥路", -3, 1)).toBe("𠮷");
});

it("counts half a pair as one, too", () => {
	expect(sizeOf("会\ud842议")).toBe(3);
	expect(slicePoints("会\ud842议", 2)).toBe("议");
});
