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
			"定于下周三（12月2日）晚8点半在林场会议室召开防火会议。",
			"2026-12-02 20:30",
		],
		["明天（11月27日）上午十点在林场会议室召开防火会议。", "2026-11-27 10:00"],
		["定于12月2日、9日、16日下午3:10召开防火会议。", "2026-12-02 15:10"],
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
第一期：12月8日—10日（7日报到，10日返程）
第二期：12月15日—17日（14日报到，17日返程）
培训地点：林业干部学校
2026年11月26日`);
		expect(
			meetings.map(({ session, startAt, endAt }) => [
				session,
				when(startAt),
				when(endAt),
			]),
		).toEqual([
			["第一期", "2026-12-08", "2026-12-10"],
			["第二期", "2026-12-15", "2026-12-17"],
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
