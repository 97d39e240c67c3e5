// Which meetings of another notice are meant, in the words of cancellations and postponements.
import { describe, expect, it } from "vitest";
import { fieldsOf } from "./reading.ts";

function whichOf(title: string, sentence: string) {
	const [relation] = fieldsOf(`${title}

${sentence}

松湾区水务局
2027年3月1日`).relations;
	const { days, sessions } = relation ?? {};
	return { type: relation?.type, days, sessions };
}

describe("which meetings are meant", () => {
	it.each([
		[
			"关于取消河道整治座谈会第二场的公告",
			"河道整治座谈会第二场取消，第一场、第三场照常举行。",
			{ type: "cancels", days: undefined, sessions: [2] },
		],
		[
			"关于取消河道整治座谈会的公告",
			"原定3月5日、3月12日举行的河道整治座谈会取消。",
			{
				type: "cancels",
				days: ["2027-03-05", "2027-03-12"],
				sessions: undefined,
			},
		],
		[
			"關於河道整治座談會場次三延期的公告",
			"原訂2027年3月19日舉行之河道整治座談會場次三延期，日期另行公告，其餘場次不變。",
			{ type: "postpones", days: ["2027-03-19"], sessions: [3] },
		],
		[
			"关于取消河道整治座谈会的公告",
			"河道整治座谈会各场次全部取消。",
			{ type: "cancels", days: undefined, sessions: undefined },
		],
		[
			"关于河道整治座谈会延期的公告",
			"河道整治座谈会其中一场延期举行，其余场次不变。",
			{ type: "postpones", days: undefined, sessions: [] },
		],
	])("%s", (title, sentence, expected) => {
		expect(whichOf(title, sentence)).toEqual(expected);
	});

	it("is nothing of a notice that only cites another paper", () => {
		expect(
			fieldsOf(`关于召开河道整治座谈会的通知

根据《关于做好汛期工作的通知》（松水发〔2027〕3号），定于2027年3月9日上午9:00在区水务局二楼会议室召开河道整治座谈会。

松湾区水务局
2027年3月1日`).relations,
		).toEqual([]);
	});
});
