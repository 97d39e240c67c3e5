// What is cancelled: the meeting, or something of it.
import { describe, expect, it } from "vitest";
import { fieldsOf, when } from "./reading.ts";

const statusOf = (text: string) => {
	const { kind, meetings } = fieldsOf(text);
	const [meeting] = meetings;
	return {
		kind,
		start: when(meeting?.startAt),
		...(meeting ? { status: meeting.status } : {}),
	};
};

describe("a part of a meeting that is cancelled leaves the meeting as it is", () => {
	it.each([
		[
			"云岭药业股份有限公司关于2026年第三次临时股东大会取消部分提案的公告",
			"股东大会取消部分提案，其他事项不变。",
		],
		[
			"关于绿苑小区业主大会取消现场表决环节的通知",
			"业主大会取消现场表决环节，会议照常举行。",
		],
		[
			"关于取消灌区座谈会分组讨论环节的通知",
			"本次座谈会取消分组讨论环节，请相互转告。",
		],
	])("%s", (title, sentence) => {
		expect(
			statusOf(`${title}
${sentence}
会议时间：2026年12月8日14:00
会议地点：社区活动室
2026年11月26日`),
		).toEqual({
			kind: "notice",
			start: "2026-12-08 14:00",
			status: "confirmed",
		});
	});
});

it("takes the end of a fee for no meeting", () => {
	expect(
		statusOf(`关于取消会议服务收费的通知
各宾馆：自2026年12月1日起取消会议服务收费。`).kind,
	).toBe("other");
});

describe("the meeting itself", () => {
	it.each([
		["关于取消全县灌溉座谈会的通知", "原定12月8日召开的全县灌溉座谈会取消。"],
		[
			"关于取消2026年第二次临时股东大会的公告",
			"董事会审议通过了《关于取消临时股东大会的议案》，决定取消原定于12月8日召开的临时股东大会。",
		],
		[
			"周例会通知",
			"原定12月8日的周例会暂停一次，下次例会12月15日上午9:00召开。",
		],
	])("%s", (title, sentence) => {
		expect(statusOf(`${title}\n${sentence}\n2026年12月1日`)).toEqual({
			kind: "cancellation",
			start: "2026-12-08",
			status: "cancelled",
		});
	});
});
