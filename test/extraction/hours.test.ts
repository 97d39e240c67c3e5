// Hours that stand apart from their day, several times in one value, sessions of one day, and places with a tail.
import { describe, expect, it } from "vitest";
import { fieldsOf, meetingOf, when } from "./reading.ts";

const timesOf = (value: string) => {
	const { startAt, endAt } = meetingOf(`关于召开林场防火会议的通知
${value}
2026年11月26日`);
	return [when(startAt), when(endAt)].filter(Boolean).join(" → ");
};

describe("the hour", () => {
	it.each([
		[
			"定于本周六（11月28日）晚7点半在林场会议室召开防火会议。",
			"2026-11-28 19:30",
		],
		["明天（11月27日）下午三点在林场会议室召开防火会议。", "2026-11-27 15:00"],
		["定于12月3日、10日、17日下午2:30召开防火会议。", "2026-12-03 14:30"],
		[
			"时间：2026年12月3日上午9:30－12:00，下午14:00－17:00",
			"2026-12-03 09:30 → 2026-12-03 17:00",
		],
		[
			"日期：2026年12月3日　时间：上午9时　地点：三楼会议室",
			"2026-12-03 09:00",
		],
		["时间：2026年12月3日 PM 2:00", "2026-12-03 14:00"],
		["时间：2026年12月3日上 午9: 30", "2026-12-03 09:30"],
		["时间：2026年12月3日下午14 : 30", "2026-12-03 14:30"],
		["日 期 2026年12月18 日（星期五）\n时 间 晚上八时正", "2026-12-18 20:00"],
	])("%s", (value, expected) => {
		expect(timesOf(value)).toBe(expected);
	});
});

describe("sessions", () => {
	it("of one day are told apart by their hours", () => {
		const { meetings } = fieldsOf(`关于召开林场防火听证会的公告
第一场：3月5日上午9时30分，松湾镇政府二楼会议室
第二场：3月5日下午2时30分，松湾镇政府二楼会议室
2027年2月26日`);
		expect(meetings.map(({ startAt }) => when(startAt))).toEqual([
			"2027-03-05 09:30",
			"2027-03-05 14:30",
		]);
	});

	it("are named by their days alone, whatever days of arrival stand beside", () => {
		const { meetings } = fieldsOf(`关于举办林场防火培训班的通知
第一期：12月7日—9日（6日下午报到，9日下午返程）
第二期：12月14日—16日（13日下午报到，16日下午返程）
培训地点：林业干部学校
2026年11月26日`);
		expect(
			meetings.map(({ session, startAt, endAt }) => [
				session,
				when(startAt),
				when(endAt),
			]),
		).toEqual([
			["第一期", "2026-12-07", "2026-12-09"],
			["第二期", "2026-12-14", "2026-12-16"],
		]);
	});
});

describe("a report", () => {
	it("takes the day in brackets, and no day that is still to come", () => {
		const { meetings, publishedAt } = fieldsOf(`松川縣議會召開「林場防火」公聽會
【松川訊】松川縣議會昨（25）日下午2時在議會第一會議室舉行「林場防火」公聽會，由議長蘇振華主持。
縣府將儘速檢討，並於12月15日召開說明會。
（發布日期：115-11-26　新聞聯絡人：公關室）`);
		expect(publishedAt).toBe("2026-11-26");
		expect(when(meetings[0]?.startAt)).toBe("2026-11-25 14:00");
	});

	it("takes no planned day where nothing dates it", () => {
		const { meetings } = fieldsOf(`我县召开林场防火会议
我县召开林场防火会议，会议指出，将于12月15日召开现场会。会议强调要抓好落实。`);
		expect(meetings[0]?.startAt).toBeUndefined();
	});
});

describe("a place ends where something else begins:", () => {
	it.each([
		["地点：三楼会议室 参加人员：全体教师", ["三楼会议室"]],
		["地点：三楼会议室，联系电话5551234", ["三楼会议室"]],
		["地点：三楼会议室，分会场设在各乡镇", ["三楼会议室"]],
		["地点：三楼会议室，欢迎群众现场监督", ["三楼会议室"]],
		["地点：详见附件", []],
	])("%s", (line, expected) => {
		expect(
			meetingOf(`关于召开林场防火会议的通知
时间：2026年12月3日上午9:00
${line}`).locations.map(({ name }) => name),
		).toEqual(expected);
	});
});
