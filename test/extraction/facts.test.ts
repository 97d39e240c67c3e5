import { expect, it } from "vitest";
import { findFacts } from "../../functions/extraction/facts.ts";
import { TextView } from "../../functions/extraction/textView.ts";
import { linesOf } from "./reading.ts";

it.each([
	["Venue: 三楼会议室", "地点"],
	["constructor: 张某", "constructor"],
])("%s has the label %s", (text, label) => {
	const [fact] = findFacts(new TextView(linesOf(text)));
	expect(fact?.label).toBe(label);
});
