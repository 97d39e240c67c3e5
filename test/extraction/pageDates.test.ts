// The day on which a page was put up, printed at its top, is not the meeting's.
import { describe, expect, it } from "vitest";
import { fieldsOf, meetingOf, when } from "./reading.ts";

const noticeBelow = (line: string) => `关于召开堤防巡查座谈会的通知
${line}
定于2026年12月3日上午9:00在县水务局三楼会议室召开堤防巡查座谈会。
县水务局`;

describe("the line of the page", () => {
	it.each([
		"日期：2026-11-21　来源：县水务局",
		"时间：2026-11-21 10:20 来源：县水务局",
		"发表时间：2026-11-21　点击：33",
		"录入时间：2026-11-21 08:30:11",
		"2026-11-21 10:20 浏览：18",
	])("%s dates the page, not the meeting", (line) => {
		const { publishedAt, meetings } = fieldsOf(noticeBelow(line));
		expect(publishedAt?.slice(0, 10)).toBe("2026-11-21");
		expect(when(meetings[0]?.startAt)).toBe("2026-12-03 09:00");
	});

	it("dates it as well where the page states its day elsewhere", () => {
		const stated = {
			PubDate: { value: "2026-11-21", origin: "html:meta[PubDate]" },
		};
		const meeting = meetingOf(noticeBelow("日期：2026-11-21　来源：县水务局"), {
			stated,
		});
		expect(when(meeting.startAt)).toBe("2026-12-03 09:00");
	});

	it("is none where the day stands among what minutes say of their meeting", () => {
		const meeting = meetingOf(`堤防巡查座谈会纪要
时间：2026-11-21 10:20
地点：县水务局三楼会议室
主持人：王强
会议决定加快施工。`);
		expect(when(meeting.startAt)).toBe("2026-11-21 10:20");
	});
});

it("takes 发布会时间 for the meeting's, and 计票时间 not", () => {
	expect(
		when(
			meetingOf(`堤防建设新闻发布会预告
发布会时间：2026年12月8日（周二）15:30
发布会地点：市新闻发布厅`).startAt,
		),
	).toBe("2026-12-08 15:30");
	expect(
		when(
			meetingOf(`翠园小区业主大会公告
拟于2026年12月1日9:00至12月20日18:00以书面征求意见形式召开业主大会会议。
计票时间：2026年12月21日上午9:30
翠园小区业主委员会
2026年11月15日`).startAt,
		),
	).toBe("2026-12-01 09:00");
});
