// Texts made to be slow or to break: understanding ends, and says what it says within the schema.
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import {
	meetingSchema,
	relationSchema,
} from "../../functions/notice/schema.ts";
import { fieldsOf } from "./reading.ts";

const schema = z.object({
	meetings: z.array(meetingSchema),
	relations: z.array(relationSchema),
});

it.each([
	["dates", "2026年3月5日至".repeat(8000)],
	["digits", "1".repeat(60_000)],
	["numerals", "一".repeat(60_000)],
	["offices", "委员会".repeat(20_000)],
	["names", "王一二、".repeat(15_000)],
	["roles", `由${"主任".repeat(20_000)}主持`],
	["places", "在".repeat(60_000)],
	["brackets", "（".repeat(60_000)],
	["titles", "《".repeat(30_000) + "》".repeat(30_000)],
	["labels", "会议时间：\n".repeat(6000)],
	["spaces", "　 ".repeat(30_000)],
	["marks", "[".repeat(30_000) + "](".repeat(15_000)],
	["points", "一要".repeat(30_000)],
	["items", "1. 议题\n".repeat(6000)],
	["cancelled", "取消".repeat(30_000)],
	["numbers", "办发〔2026〕".repeat(8000)],
])("long runs of %s come to an end", (_, text) => {
	const { meetings, relations } = fieldsOf(
		`关于召开会议的通知\n${text}\n会议时间：2026年3月5日`,
	);
	expect(schema.safeParse({ meetings, relations }).error).toBeUndefined();
});

it("whatever the words, the record keeps to its schema", () => {
	const word = fc.constantFrom(
		..."关于 召开 会议 的 通知 取消 延期 改期至 定于 2026年3月5日 3月5日 下午2:30 24:00 在 市政府 会议室 举行 。 ， ： \n 地点： 时间： 主持人： 张三 市长李四 《办法》 （ ） 联系人： 0555-2100188 一、 二、 一要 二要 议程 昨日 2月30日 115年3月5日 （星期四） 至 7日 https://example.org/ - # ** 𤤿".split(
			" ",
		),
	);
	fc.assert(
		fc.property(fc.array(word, { maxLength: 60 }), (words) => {
			const { meetings, relations } = fieldsOf(words.join(""));
			expect(schema.safeParse({ meetings, relations }).error).toBeUndefined();
		}),
		{ numRuns: 400 },
	);
});
