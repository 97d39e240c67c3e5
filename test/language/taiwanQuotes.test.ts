// Taiwan's quotation marks, by depth, and only where they pair up.
import { expect, test } from "vitest";
import { taiwanQuotes } from "../../functions/language/taiwanQuotes.ts";

test.each([
	["按照“一崗雙責”要求", "按照「一崗雙責」要求"],
	["他說：“讀過‘新規’沒有？”", "他說：「讀過『新規』沒有？」"],
	["“甲‘乙“丙”乙’甲”", "「甲『乙「丙」乙』甲」"],
	["‘單’與“雙”", "「單」與「雙」"],
	["「甲“乙”」", "「甲『乙』」"],
	["“don’t”", "「don’t」"],
])("%s", (text, expected) => {
	expect(taiwanQuotes(text)).toBe(expected);
});

test.each([
	"“沒有結尾",
	"沒有開頭”",
	"“甲‘乙”丙’",
	"先”後“",
	"沒有引號",
	"5’ 12”",
])("what does not pair up stays: %s", (text) => {
	expect(taiwanQuotes(text)).toBe(text);
});
