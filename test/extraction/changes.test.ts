// What a notice of change says of before and after: labels, sections, corrections, moves by hours.
import { describe, expect, it } from "vitest";
import { fieldsOf, meetingOf, when } from "./reading.ts";

const changeOf = (text: string) => {
	const meeting = meetingOf(text);
	return {
		start: when(meeting.startAt),
		place: meeting.locations.map(({ name }) => name).join("；"),
		before: meeting.previousSchedules
			.map(({ startAt }) => when(startAt))
			.join(),
	};
};

describe("labels of before and after", () => {
	it.each([
		[
			`关于全县灌溉工作会议改期的通知
原会议时间：2026年12月3日上午9:00
现会议时间：2026年12月10日上午9:00
会议地点：县政府三楼会议室`,
			{
				start: "2026-12-10 09:00",
				place: "县政府三楼会议室",
				before: "2026-12-03 09:00",
			},
		],
		[
			`关于全县灌溉工作会议改期的通知
原定时间：2026年12月3日上午9:00；现定时间：2026年12月10日上午9:00`,
			{ start: "2026-12-10 09:00", place: "", before: "2026-12-03 09:00" },
		],
		[
			`关于全县灌溉工作会议时间地点变更的通知
变更前：2026年12月8日（星期二）上午9:00，县政府二楼会议室
变更后：2026年12月10日（星期四）下午3:00，县会议中心`,
			{
				start: "2026-12-10 15:00",
				place: "县会议中心",
				before: "2026-12-08 09:00",
			},
		],
		[
			`关于全县灌溉工作会议地点变更的通知
原会议地点：二楼会议室
现会议地点：五楼会议室
会议时间：2026年12月3日上午9:00`,
			{ start: "2026-12-03 09:00", place: "五楼会议室", before: "" },
		],
		[
			`华山实业股份有限公司关于2026年第二次临时股东大会延期召开的公告
一、原股东大会有关情况
股东大会召开时间：2026年12月8日14:00
二、延期原因
经董事会会议审议通过，公司决定将本次股东大会延期至2026年12月18日召开，股权登记日不变，仍为2026年12月1日。
三、延期后股东大会的有关情况
现场会议时间：2026年12月18日14:00
会议地点：公司三楼会议室`,
			{
				start: "2026-12-18 14:00",
				place: "公司三楼会议室",
				before: "2026-12-08 14:00",
			},
		],
	])("%s", (text, expected) => {
		expect(changeOf(text)).toEqual(expected);
		expect(fieldsOf(text).meetings).toHaveLength(1);
	});
});

describe("a correction", () => {
	it.each([
		[
			`关于《全县灌溉会议通知》的更正
我局11月24日印发的《关于召开灌溉会议的通知》中，会议时间“12月3日（星期四）上午9:00”应为“12月2日（星期三）上午9:00”；“县水务局四楼会议室”更正为“县水务局五楼会议室”。
2026年11月25日`,
			"2026-12-02 09:00",
			"县水务局五楼会议室",
		],
		[
			`更正通知
现更正我局11月24日通知的会议地点，由二楼会议室改为五楼会议室，会议时间12月3日上午9:00不变。
2026年11月26日`,
			"2026-12-03 09:00",
			"五楼会议室",
		],
	])("%s", (text, start, place) => {
		expect(changeOf(text)).toMatchObject({ start, place });
	});
});

describe("a time that is told by what it was", () => {
	it.each([
		[
			"关于灌溉会议推迟的通知",
			"原定2026年12月3日下午3:00召开的灌溉会议推迟两小时，于当日下午5:00召开。",
			"2026-12-03 17:00",
		],
		[
			"关于灌溉会议时间调整的通知",
			"原定2026年12月3日上午9:00召开的灌溉会议，时间调整为当日下午2:30。",
			"2026-12-03 14:30",
		],
		[
			"會議改期通告",
			"原定於2026年12月3日下午2時30分舉行的灌溉會議，改訂於2026年12月10日同一時間舉行。",
			"2026-12-10 14:30",
		],
		[
			"會議改期通告",
			"原定於2026年12月3日舉行的灌溉會議，將押後至2026年12月10日下午2時30分舉行。",
			"2026-12-10 14:30",
		],
		[
			"关于推迟召开灌溉会议的通知",
			"原定2026年12月3日召开的灌溉会议推迟一周召开，时间为12月10日下午3:00，地点不变。",
			"2026-12-10 15:00",
		],
		[
			"关于灌溉会议提前召开的通知",
			"原定2026年12月10日上午召开的灌溉会议提前至12月9日上午9:00召开。",
			"2026-12-09 09:00",
		],
	])("%s：%s", (title, sentence, start) => {
		const meeting = meetingOf(`${title}\n${sentence}\n2026年11月26日`);
		expect(meeting.status).toBe("rescheduled");
		expect(when(meeting.startAt)).toBe(start);
	});

	it("is the one that was fixed where only the place changes", () => {
		expect(
			changeOf(`关于变更灌溉会议地点的通知
原定于2026年12月2日（星期三）下午14:30在县进修学校报告厅召开的灌溉会议，会议地点调整为第三中学体育馆，会议时间不变。
2026年11月26日`),
		).toEqual({
			start: "2026-12-02 14:30",
			place: "第三中学体育馆",
			before: "",
		});
	});

	it("is not the day on which the notice of it was made public", () => {
		expect(
			changeOf(`关于取消2027年第一次临时股东大会的公告
公司于2027年3月1日披露了股东大会通知，原定于2027年3月19日召开2027年第一次临时股东大会，现取消本次股东大会。
2027年3月5日`).start,
		).toBe("2027-03-19");
	});
});

describe("a meeting that is moved online", () => {
	it.each([
		[
			"关于灌溉研讨会形式变更的通知",
			"原定2026年12月12日上午9:00在水利大学学术交流中心举办的灌溉研讨会由线下改为线上召开，时间不变。",
			"2026-12-12 09:00",
		],
		[
			"关于变更灌溉研讨会召开方式的公告",
			"灌溉研讨会由现场会议改为腾讯会议线上召开，会议号另行通知。",
			undefined,
		],
	])("%s: keeps no hall", (title, sentence, start) => {
		const meeting = meetingOf(`${title}\n${sentence}\n2026年12月5日`);
		expect(meeting).toMatchObject({ attendanceMode: "online", locations: [] });
		expect(when(meeting.startAt)).toBe(start);
	});

	it("has none where its label says so either", () => {
		expect(
			meetingOf(`关于召开灌溉研讨会的通知
时间：2026年12月5日上午9:00
地点：线上（腾讯会议，会议号另行通知）`),
		).toMatchObject({ attendanceMode: "online", locations: [] });
	});

	it("keeps the hall in which some still sit", () => {
		expect(
			meetingOf(`关于召开灌溉研讨会的通知
时间：2026年12月5日上午9:00
地点：县水务局三楼会议室，同时开通线上会议`).locations,
		).toEqual([{ name: "县水务局三楼会议室" }]);
	});
});
