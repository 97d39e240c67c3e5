// The headline below the names of offices, and what it makes of the document.
import { describe, expect, it } from "vitest";
import { fieldsOf, when } from "./reading.ts";

describe("below the names of offices", () => {
	it("the line that names the meeting begins the headline", () => {
		expect(
			fieldsOf(`北潭區議會
渠務及環境委員會
二零二六年第六次會議
會議議程
日期：二零二六年十二月十日（星期四）
時間：下午二時三十分
地點：區議會會議廳
1. 通過上次會議記錄
2. 其他事項`),
		).toMatchObject({
			kind: "agenda",
			title: "二零二六年第六次會議議程",
			meetings: [{ agenda: ["通過上次會議記錄", "其他事項"] }],
		});
	});

	it("a decision is one, and no meeting", () => {
		expect(
			fieldsOf(`中共松湾市委 松湾市人民政府
关于表彰先进集体的决定
松发〔2026〕19号
市委、市政府决定，在2026年12月召开的全市总结表彰大会上予以表彰。`),
		).toMatchObject({ kind: "other", title: "关于表彰先进集体的决定" });
	});
});

it("is not the line that says whom the letter goes to", () => {
	const { title, kind, meetings } = fieldsOf(`致：各委員
更改會議地點通知
謹通知各委員，渠務委員會第七次會議（原訂於2026年12月3日（星期四）上午10時正在區議會會議廳舉行）之地點，現改為社區會堂一樓102室。會議日期及時間不變。
2026年11月30日`);
	expect({ title, kind }).toEqual({
		title: "更改會議地點通知",
		kind: "relocation",
	});
	expect(meetings[0]).toMatchObject({
		name: "渠務委員會第七次會議",
		locations: [{ name: "社區會堂一樓102室" }],
	});
	expect(when(meetings[0]?.startAt)).toBe("2026-12-03 10:00");
});

it("begins at the hour that is told for the first of its days", () => {
	const [meeting] = fieldsOf(`关于召开渠务委员会全体会议的通知
会议时间：2026年12月10日至11日上午，会期1天半，10日上午9:00开幕。
会议地点：会议中心大礼堂。`).meetings;
	expect([when(meeting?.startAt), when(meeting?.endAt)]).toEqual([
		"2026-12-10 09:00",
		"2026-12-11 am",
	]);
});

it("does not begin at the hour of arrival", () => {
	const [meeting] = fieldsOf(`关于召开渠务协会会员代表大会的通知
会议时间：2026年12月15日—16日（15日13:00开始报到，16日9:00正式会议）
会议地点：会议中心大礼堂。`).meetings;
	expect(when(meeting?.startAt)).not.toBe("2026-12-15 13:00");
});

it("tells of the meeting that is to come, whatever meeting called it", () => {
	const fields = fieldsOf(`松湾市第八届人大常委会第四十次会议将于11月30日召开
2026-11-23
松湾市第八届人大常委会第七十五次主任会议11月23日上午在市人大机关举行，会议由主任方平主持。
会议决定，常委会第四十次会议于11月30日至12月1日在松湾宾馆举行。会议要求做好准备。会议强调纪律。`);
	const [meeting] = fields.meetings;
	expect(fields.kind).toBe("notice");
	expect(meeting).toMatchObject({
		name: "松湾市第八届人大常委会第四十次会议",
		status: "confirmed",
		locations: [{ name: "松湾宾馆" }],
	});
	expect([when(meeting?.startAt), when(meeting?.endAt)]).toEqual([
		"2026-11-30",
		"2026-12-01",
	]);
});
