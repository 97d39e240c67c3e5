// Which notice and which of its meetings a change means, and what the meeting is called in it.
import { describe, expect, it } from "vitest";
import { fieldsOf } from "./reading.ts";

const relationsOf = (title: string, sentence: string) =>
	fieldsOf(`${title}\n${sentence}\n松湾区水务局\n2027年3月3日`).relations;

describe("the number of the notice that is cited", () => {
	it.each([
		["我局3月1日印发的松水函〔2027〕8号通知中的座谈会", "松水函〔2027〕8号"],
		["我局3月1日松水函〔2027〕8号通知中的座谈会", "松水函〔2027〕8号"],
		["二〇二七年三月一日松水函〔2027〕8号通知的座谈会", "松水函〔2027〕8号"],
		["日照市3月1日日水函〔2027〕8号通知的座谈会", "日水函〔2027〕8号"],
	])("does not begin with the words before it: %s", (words, documentNumber) => {
		const [relation] = relationsOf(
			"关于渠系维护座谈会改期的通知",
			`${words}改至3月12日上午9:00。`,
		);
		expect(relation).toMatchObject({
			type: "reschedules",
			documentNumber,
			title: "渠系维护座谈会",
		});
	});

	it("does not begin with a day in Taiwan either", () => {
		const [relation] = relationsOf(
			"更正通知",
			"更正本府115年11月24日府水管字第1150234567號開會通知單之開會地點，改為三樓簡報室。",
		);
		expect(relation).toEqual({
			type: "corrects",
			documentNumber: "府水管字第1150234567號",
		});
	});
});

describe("the meeting's name", () => {
	it.each([
		["会议推迟通知", "原定3月5日上午召开的渠系维护座谈会推迟至3月12日召开。"],
		["会议改期通知", "渠系维护座谈会改至3月12日上午9:00。"],
		[
			"更改会议地点通知",
			"原定3月5日召开的渠系维护座谈会，地点改为五楼会议室。",
		],
		["关于召开渠系维护座谈会的预通知", "拟于3月中旬召开渠系维护座谈会。"],
		["渠系维护座谈会会议形式变更通知", "渠系维护座谈会改为线上召开。"],
	])("is not what %s does", (title, sentence) => {
		const { meetings } = fieldsOf(`${title}\n${sentence}\n2027年3月3日`);
		expect(meetings[0]?.name).toBe("渠系维护座谈会");
	});

	it("holds no call to its members", () => {
		const { meetings } = fieldsOf(`召集書
召集各位議員出席於2026年12月16日（星期三）下午3時，在大樓全體會議廳舉行的全體會議。
主席 張永年`);
		expect(meetings[0]?.name ?? "").not.toMatch(/各位|出席/);
	});
});

describe("sessions", () => {
	it("are put off that the headline counts", () => {
		expect(
			relationsOf(
				"关于渠系维护公听会第二场、第三场延期的公告",
				"公听会第二场、第三场延期，日期另行公告。",
			),
		).toMatchObject([
			{ type: "postpones", title: "渠系维护公听会", sessions: [2, 3] },
		]);
	});

	it("are cancelled and moved each by its own word", () => {
		expect(
			relationsOf(
				"关于渠系维护公听会场次调整的公告",
				"渠系维护公听会第一场取消，第二场改期至3月15日上午9时，第三场不变。",
			),
		).toEqual([
			{ type: "cancels", title: "渠系维护公听会", sessions: [1] },
			{ type: "postpones", title: "渠系维护公听会", sessions: [2] },
		]);
	});

	it("are no place", () => {
		const { meetings } = fieldsOf(`关于变更渠系维护公听会第二场召开方式的公告
渠系维护公听会第二场由现场会议改为腾讯会议线上召开。
2027年3月3日`);
		expect(meetings[0]?.locations).toEqual([]);
	});
});

it("is a supplement that moves the meeting of the notice it cites", () => {
	expect(
		fieldsOf(`关于召开渠系维护会议的补充通知
《关于召开渠系维护会议的通知》（松水函〔2027〕8号）已印发，现将会议地点调整至区党校报告厅，其他事项不变。
2027年3月3日`),
	).toMatchObject({
		kind: "relocation",
		relations: [{ type: "relocates", documentNumber: "松水函〔2027〕8号" }],
		meetings: [{ locations: [{ name: "区党校报告厅" }] }],
	});
});
