// Who is named beside whom: honours, titles between surname and given name, names set wide, deadlines.
import { describe, expect, it } from "vitest";
import { fieldsOf, meetingOf, when } from "./reading.ts";

const rolesOf = (text: string) =>
	meetingOf(text).people.map(({ name, role }) =>
		role ? `${role} ${name}` : name,
	);

it("takes honours for no persons, and of two roles the one beside the name", () => {
	const text = `北潭渠務委員會第十五次會議記錄
日期：二零二六年九月十日（星期四）
時間：下午二時三十分
地點：渠務會議廳
出席者
主席　　北潭民政事務專員　　方思敏女士, JP
議員　　　　　　　　　　　　馬子朗先生, MH
秘書　　　　　　　　　　　　凌凱晴女士
1. 上述會議記錄無須修訂，獲得通過。`;
	expect(rolesOf(text)).toEqual([
		"北潭民政事務專員 方思敏",
		"議員 馬子朗",
		"秘書 凌凱晴",
	]);
	expect(meetingOf(text).chairs.map(({ name }) => name)).toEqual(["方思敏"]);
});

it("puts surname and given name around a title together, and nothing else", () => {
	const text = `松湾縣渠務審查委員會第88次會議紀錄
時間：115年11月18日上午9時30分
地點：三樓會議室
主席：馬主任委員仁川
出席：方委員國安、歐陽委員志強、凌委員佳文
決議：通過。`;
	expect(rolesOf(text)).toEqual([
		"委員 方國安",
		"委員 歐陽志強",
		"委員 凌佳文",
		"主任委員 馬仁川",
	]);
});

it("takes 副 for no given name", () => {
	expect(
		meetingOf(`关于召开渠务会议的通知
时间：2026年12月3日14:30
主持：李副县长`).chairs,
	).toEqual([]);
});

it("reads names of two characters that are set wide", () => {
	expect(
		rolesOf(`渠务会议纪要
时间：2026年11月3日14:30
参会人员：周　敏　何　伟　欧阳文远
会议决定加快施工。`),
	).toEqual(["周敏", "何伟", "欧阳文远"]);
});

it("cuts a number and another person from a role", () => {
	expect(
		rolesOf(`关于召开渠务会议的通知
定于2026年12月3日14:30在三楼会议室召开渠务会议。
会议议程
（一）市应急管理局局长方子谦通报形势；`),
	).toEqual(["市应急管理局局长 方子谦"]);
	expect(
		rolesOf(`县人大召开渠务会议
11月25日，县人大召开渠务会议，议员方宜庭及县府交通处长马德维等人出席。
2026年11月26日`),
	).toContain("县府交通处长 马德维");
});

it("takes no heading for those who should come, and no person for an office", () => {
	const fields = fieldsOf(`关于召开渠务会议的通知
说明：
定于2026年12月3日14:30在三楼会议室召开渠务会议。
召集人：主任委员 马志豪`);
	expect(fields.addressees).toBeUndefined();
	expect(fields.meetings[0]?.organizers).toEqual([]);
});

describe("the last day to register", () => {
	it.each([
		["报名截止时间为2026年12月8日16:00。", "2026-12-08 16:00"],
		["报名时间：2026年12月1日上午9时至12月3日下午4时止", "2026-12-03 16:00"],
		["可于2026年12月2日下午5时或之前，在网上登记。", "2026-12-02 17:00"],
		["请将书面材料于2026年12月4日前报县水务局。", undefined],
	])("%s", (line, expected) => {
		const { registration } = meetingOf(`关于召开渠务听证会的公告
时间：2026年12月15日14:30
地点：三楼会议室
${line}`);
		expect(when(registration?.deadline)).toBe(expected);
	});
});

describe("what is no meeting:", () => {
	it.each([
		[
			"关于公开征求《渠道管理条例（草案）》意见的公告",
			"条例草案已经市人大常委会第三十五次会议初次审议，现公开征求意见。",
		],
		[
			"关于表彰先进集体的决定",
			"在2026年12月召开的全市总结表彰大会上予以表彰。",
		],
		[
			"第一中学代理教師甄選簡章",
			"甄選日期及地點：115年12月5日上午9時起，本校會議室。",
		],
	])("%s", (title, sentence) => {
		expect(fieldsOf(`${title}\n${sentence}`).kind).toBe("other");
	});
});
