import { describe, expect, it } from "vitest";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import type { Finding } from "../../functions/notice/finding.ts";
import {
	type Normalized,
	normalizeSource,
} from "../../functions/pipeline/normalizeSource.ts";

const normalized = (
	text: string,
	personalData: Record<string, string> = {},
	key = "a.txt",
	attachments = 0,
): Normalized =>
	normalizeSource(
		{
			key,
			bytes: new TextEncoder().encode(text),
			translations: [],
			attachments: Array.from({ length: attachments }, (_, n) => ({
				name: `${n}.pdf`,
				size: 1,
				sha256: "0".repeat(64),
				key: `a.files/${n}.pdf`,
			})),
		},
		configurationSchema.parse({
			title: "Findings",
			baseUrl: "https://findings.example/",
			tag: { authority: "findings.example", date: "2026-01-01" },
			personalData,
		}),
	);

function findingsOf(made: Normalized): Finding[] {
	return made.kind === "draft"
		? (made.draft.findings as Finding[])
		: made.findings;
}

const found = (made: Normalized, code: string) =>
	findingsOf(made).find((one) => one.code === code);

const NOTICE = (
	line: string,
	number = "澄水发〔2026〕31号",
	top = "",
) => `${top}澄江市水务局文件
${number}
关于召开全市排水防涝工作会议的通知
各县（区）水务局：
定于2026年4月16日下午2:30在局五楼会议室召开全市排水防涝工作会议。
${line}
澄江市水务局
2026年4月9日`;

describe("what an official document says of itself", () => {
	it.each(["机密★1年", "秘密", "密级：秘密★", "绝　密", "★秘密★", "【机密】"])(
		"sets %s aside, and says where it stands",
		(mark) => {
			const made = normalized(NOTICE("特此通知。", undefined, `${mark}\n`));
			expect(made.kind).toBe("rejected");
			expect(found(made, "notice.classified")).toEqual({
				code: "notice.classified",
				severity: "error",
				place: { file: "a.txt", line: 1, column: 1 },
				values: { words: mark },
			});
		},
	);

	it("does not take 密等：普通, or the word in a sentence, for a mark", () => {
		expect(
			found(normalized(NOTICE("密等及解密條件：普通")), "notice.classified"),
		).toBeUndefined();
		expect(
			found(
				normalized(NOTICE("请做好保密工作，不得泄露秘密。")),
				"notice.classified",
			),
		).toBeUndefined();
	});

	it("sets aside what is not for publication by its header table", () => {
		const made = normalized(
			"<table><tr><td>索引号</td><td>000014349/2026-00110</td><td>发文机关</td><td>澄江市水务局</td></tr><tr><td>发文字号</td><td>澄水发〔2026〕31号</td><td>公开属性</td><td>依申请公开</td></tr></table><h1>关于召开会议的通知</h1><p>定于2026年4月16日召开会议，请各单位主要负责同志准时参加会议。</p>",
			{},
			"a.html",
		);
		expect(found(made, "notice.not-public")).toMatchObject({
			severity: "error",
			values: { words: "依申请公开" },
		});
	});

	it.each([
		"（此件不公开）",
		"（此件依申请公开）",
		"此件不予公开",
		"信息公开选项：依申请公开",
		"公开方式：不予公开",
		"内部资料　注意保存",
		"内部文件，严禁外传",
	])("sets aside what says of itself %s", (mark) => {
		expect(found(normalized(NOTICE(mark)), "notice.not-public")).toMatchObject({
			severity: "error",
			place: { file: "a.txt", line: 6 },
			values: { words: mark },
		});
	});

	it.each([
		"（此件公开发布）",
		"公开方式：主动公开",
		"会议不公开举行，请勿外传会议资料。",
		"各单位应依申请公开有关信息。",
		"内部资料由办公室统一保管并登记。",
	])("publishes what says %s", (line) => {
		expect(
			found(normalized(NOTICE(line)), "notice.not-public"),
		).toBeUndefined();
	});

	it("compares the year of the number with the day of writing", () => {
		expect(
			found(
				normalized(NOTICE("特此通知。", "澄水发〔2025〕31号")),
				"notice.number-year",
			),
		).toMatchObject({
			severity: "warning",
			values: { number: "澄水发〔2025〕31号", issued: "2026-04-09" },
		});
		expect(
			found(normalized(NOTICE("特此通知。")), "notice.number-year"),
		).toBeUndefined();
	});

	it("counts the attachments that are named against those that came", () => {
		const two = NOTICE("附件：1.参会回执\n2.会场座位图");
		expect(
			found(normalized(two, {}, "a.txt", 1), "notice.attachments-differ"),
		).toMatchObject({
			place: { line: 6, column: 4 },
			values: { named: 2, given: 1 },
		});
		expect(
			found(normalized(two, {}, "a.txt", 2), "notice.attachments-differ"),
		).toBeUndefined();
	});

	it("gives line and column of a weekday that contradicts the date", () => {
		const made = normalized(
			"会议通知\n　　会议时间：2026年4月16日（星期五）下午2:30",
		);
		expect(found(made, "notice.weekday-conflict")?.place).toEqual({
			file: "a.txt",
			line: 2,
			column: 8,
		});
	});
});

describe("personal data", () => {
	// Numbers whose check digits are right and whose holders do not exist.
	const ID = "110101190001010014";
	const CARD = "6222020000000000000";
	const MOBILE = "13800000000";
	const text = NOTICE(
		`联系人：骆某，身份证${ID}，卡号${CARD}，手机${MOBILE}。`,
	);

	const textOf = (made: Normalized) =>
		made.kind === "draft" ? made.draft.record.contentText : "";

	it("covers identity and card numbers everywhere, and shows a mobile number, unless the site says otherwise", () => {
		const made = normalized(text);
		expect(textOf(made)).toContain(
			"身份证110*************14，卡号622**************00，手机13800000000",
		);
		expect(JSON.stringify(made)).not.toContain(ID);
		expect(JSON.stringify(made)).not.toContain(CARD);
		expect(found(made, "personal.id-covered")).toEqual({
			code: "personal.id-covered",
			severity: "warning",
			place: { file: "a.txt", line: 6, column: 11 },
			values: { words: "110*************14" },
		});
		expect(found(made, "personal.mobile-covered")).toBeUndefined();
	});

	it("covers mobile numbers where the site says so, in the contacts too", () => {
		const made = normalized(text, { mobiles: "mask" });
		expect(JSON.stringify(made)).not.toContain(MOBILE);
		expect(textOf(made)).toContain("手机138****0000");
	});

	it("sets the document aside where the site says so", () => {
		const made = normalized(text, { idNumbers: "block" });
		expect(made.kind).toBe("rejected");
		expect(found(made, "personal.id-refused")).toMatchObject({
			severity: "error",
			values: { words: "110*************14" },
		});
	});

	it.each([
		["identity numbers of Taiwan", "A123456789", "A12*****89"],
		["identity numbers of Hong Kong", "A123456(3)", "A12****3)"],
	])("knows %s", (_, number) => {
		expect(
			found(normalized(NOTICE(`持有人${number}。`)), "personal.id-covered"),
		).toBeDefined();
	});

	it("leaves other long numbers alone: those whose check digit is wrong, codes, phones of offices", () => {
		const made = normalized(
			NOTICE(
				"编号110101190001010011，信用代码91110000100000000X，账号6222020000000000004，电话0555-2100188，第1150000123号，会议号412-778-906。",
			),
			{ mobiles: "mask" },
		);
		expect(
			findingsOf(made).filter(({ code }) => code.startsWith("personal")),
		).toEqual([]);
	});
});

describe("what an editor should look at", () => {
	it("is a wrong weekday wherever it stands, and behind the half of the day", () => {
		const made = normalized(
			NOTICE("请于2026年4月14日上午（星期五）9:00前报送回执。"),
		);
		expect(found(made, "notice.weekday-conflict")).toMatchObject({
			place: { line: 6 },
			values: { date: "2026-04-14", weekday: "星期五" },
		});
	});

	it("is a character that was lost before the text came, with its column", () => {
		expect(
			found(
				normalized(NOTICE("副局长吴□华主持会议。")),
				"notice.lost-character",
			),
		).toMatchObject({ place: { line: 6, column: 5 } });
		expect(
			found(normalized(NOTICE("家长□参加　□不参加")), "notice.lost-character"),
		).toBeUndefined();
	});

	it("is no count of attachments that stand beside each other", () => {
		const beside = NOTICE("附件：1.参会回执 2.座位图 3.议程");
		for (const [given, told] of [
			[3, false],
			[1, true],
		] as const)
			expect(
				found(
					normalized(beside, {}, "a.txt", given),
					"notice.attachments-differ",
				) !== undefined,
			).toBe(told);
	});

	it("is no time or place that is said to come later", () => {
		const open = normalized(`关于召开排水防涝会议的通知
拟于4月中旬召开排水防涝会议，时间、地点待定。
2026年4月9日`);
		expect(found(open, "notice.no-time")).toBeUndefined();
		expect(found(open, "notice.no-place")).toBeUndefined();
	});

	it("is told at the headline, or where the number stands", () => {
		expect(
			found(
				normalized(`关于召开排水防涝会议的通知
近期将召开排水防涝会议。
2026年4月9日`),
				"notice.no-time",
			),
		).toMatchObject({ place: { line: 1 } });
		expect(
			found(
				normalized(NOTICE("特此通知。", "澄水发〔2025〕31号")),
				"notice.number-year",
			),
		).toMatchObject({ place: { line: 2, column: 1 } });
	});
});

describe("numbers of persons", () => {
	it("are none where an office's account is named", () => {
		const account = "6222020000000000000";
		const card = (words: string) =>
			findingsOf(normalized(NOTICE(words))).some(
				({ code }) => code === "personal.bank-covered",
			);
		expect(card(`请汇至${account}。`)).toBe(true);
		expect(card(`户名：澄江市水务局，账号：${account}。`)).toBe(false);
	});

	it("are identity numbers of fifteen digits where they are called so", () => {
		const told = (words: string) =>
			findingsOf(normalized(NOTICE(words))).some(
				({ code }) => code === "personal.id-covered",
			);
		expect(told("身份证号：340524800101001")).toBe(true);
		expect(told("流水号：340524800101001")).toBe(false);
	});
});

it("guesses what a key from elsewhere means", () => {
	const made = normalized("---\nplace: 三楼\n---\n# 会议通知\n", {}, "a.md");
	expect(found(made, "metadata.unknown-key")).toMatchObject({
		values: { key: "place", nearest: "location" },
	});
});
