// Page tags and header tables beside the text: whom to believe, and what to tell.
import { describe, expect, it } from "vitest";
import { fieldsOf, understood } from "./reading.ts";

const TEXT = `关于召开防汛调度会的通知
会议时间：2026年5月7日上午9:00
会议地点：水利局二楼
澄江市水利局
2026年4月30日`;

describe("what a page states", () => {
	it("is taken with its origin", () => {
		const fields = fieldsOf(TEXT, {
			stated: {
				索引号: { value: "000014349/2026-00110", origin: "table:索引号" },
				发文机关: { value: "澄江市水利局", origin: "table:发文机关" },
				文号: { value: "澄水〔2026〕9号", origin: "table:文号" },
				成文日期: { value: "2026年04月30日", origin: "table:成文日期" },
				PubDate: { value: "2026-05-01 16:05:00", origin: "meta:PubDate" },
			},
		});
		expect(fields).toMatchObject({
			indexNumber: "000014349/2026-00110",
			issuer: "澄江市水利局",
			documentNumber: "澄水〔2026〕9号",
			issuedOn: "2026-04-30",
			publishedAt: "2026-05-01T16:05:00+08:00",
			origins: {
				indexNumber: { by: "table:索引号" },
				issuer: { by: "table:发文机关" },
				documentNumber: { by: "table:文号" },
				issuedOn: { by: "table:成文日期", raw: "2026年04月30日" },
				publishedAt: { by: "meta:PubDate", raw: "2026-05-01 16:05:00" },
			},
		});
	});

	it("is believed before the text, after the editor, and the difference is told", () => {
		const stated = {
			成文日期: { value: "2026-04-29", origin: "table:成文日期" },
		};
		const page = understood(TEXT, { stated });
		expect(page.fields.issuedOn).toBe("2026-04-29");
		expect(page.findings).toMatchObject([
			{
				code: "notice.sources-differ",
				values: {
					field: "issuedOn",
					first: "2026-04-29",
					firstBy: "table:成文日期",
					second: "2026-04-30",
					secondBy: "text",
				},
			},
		]);
		expect(
			fieldsOf(TEXT, { stated, metadata: { issuedOn: "2026-04-28" } }).issuedOn,
		).toBe("2026-04-28");
	});

	it("is no other number for other brackets", () => {
		const { findings } = understood(`澄水[2026]9号\n${TEXT}`, {
			stated: { 文号: { value: "澄水〔2026〕9号", origin: "table:文号" } },
			metadata: { 文号: "澄水（2026）第9号" },
		});
		expect(findings).toEqual([]);
	});
});

describe("what an editor should look at", () => {
	const codes = (text: string, parts = {}) =>
		understood(text, parts).findings.map(({ code, place }) =>
			[code, place?.line].filter((one) => one !== undefined).join(" "),
		);

	it("is a weekday that is not the date's, with its line", () => {
		expect(codes(TEXT.replace("5月7日", "5月7日（星期五）"))).toEqual([
			"notice.weekday-conflict 2",
		]);
	});

	it("is a day that no calendar has, which is not taken", () => {
		const text = TEXT.replace("5月7日", "2月30日");
		expect(codes(text)).toEqual([
			"notice.impossible-date 2",
			"notice.no-time 1",
		]);
		expect(fieldsOf(text).meetings[0]).not.toHaveProperty("startAt");
	});

	it("is a notice without time or place", () => {
		expect(
			codes("关于召开防汛调度会的通知\n请各单位做好准备。\n澄江市水利局"),
		).toEqual(["notice.no-time 1", "notice.no-place 1"]);
	});

	it("is a document written after it was published", () => {
		expect(
			codes(TEXT, {
				stated: { PubDate: { value: "2026-04-20", origin: "meta:PubDate" } },
			}),
		).toEqual(["notice.date-order"]);
	});

	it("is a notice that comes after its meeting", () => {
		expect(codes(TEXT.replace("2026年4月30日", "2026年5月9日"))).toEqual([
			"notice.published-after-meeting",
		]);
	});

	it("is a document without a headline", () => {
		expect(codes("")).toEqual(["notice.no-title"]);
	});
});
