// Addresses and document numbers are no language: they read the same in every edition.
import { expect, test } from "vitest";
import { canonicalize } from "../../functions/language/canonicalize.ts";
import { convertText } from "../../functions/language/convertText.ts";

const hant = (text: string) =>
	convertText(text, { from: "zh-Hans", to: "zh-Hant" });

test.each([
	[
		"详见https://example.org/关于/后面?q=发展 后续",
		"詳見https://example.org/关于/后面?q=发展 後續",
	],
	["登录www.example.org查看后续", "登錄www.example.org查看後續"],
	[
		"（网址：http://example.org/a/b.html）后面",
		"（網址：http://example.org/a/b.html）後面",
	],
	[
		"邮箱 fa.zhan+hui@example.org，后天截止",
		"郵箱 fa.zhan+hui@example.org，後天截止",
	],
	["会议号 123-456-789，密码 Abc_发", "會議號 123-456-789，密碼 Abc_發"],
])("addresses stay: %s", (text, expected) => {
	expect(hant(text)).toBe(expected);
});

test.each([
	["根据云政办〔2026〕12号文件", "根據云政办〔2026〕12号文件"],
	[
		"云桥县关于转发岭办函〔2026〕3号的通知",
		"雲橋縣關於轉發岭办函〔2026〕3号的通知",
	],
	["（松发改〔2026〕第7号）", "（松发改〔2026〕第7号）"],
	["专题会议纪要〔2026〕14号", "專題會議紀要〔2026〕14號"],
	["第3号公告", "第3號公告"],
])(
	"numbers of documents stay, words around them do not: %s",
	(text, expected) => {
		expect(hant(text)).toBe(expected);
	},
);

test("a number of Taiwan's form stays in Simplified", () => {
	expect(
		convertText("依嶺縣社區字第1130001234號函辦理", {
			from: "zh-TW",
			to: "zh-Hans",
		}),
	).toBe("依嶺縣社區字第1130001234號函办理");
});

test("the number on a converted page is converted with it", () => {
	const from = { from: "zh-Hant", mechanical: true } as const;
	expect(
		convertText("關于云政辦〔2026〕12號", { ...from, to: "zh-Hans" }),
	).toBe("关于云政办〔2026〕12号");
	expect(canonicalize("關于 https://example.org/關于/")).toBe(
		"關於 https://example.org/關于/",
	);
});

test("a long run of letters or of Han is read once", () => {
	const long = `https://${"a".repeat(5000)}/${"关".repeat(5000)}后`;
	expect([...hant(long)].length).toBe([...long].length);
	const words = `${"办".repeat(20_000)}〔2026〕1号`;
	expect([...hant(words)].length).toBe([...words].length);
});
