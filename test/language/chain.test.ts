// Simplified into the Traditional editions and back: characters by context, lengths, what is folded.
import fc from "fast-check";
import { Converter } from "opencc-js/cn2t";
import { expect, test } from "vitest";
import { canonicalize } from "../../functions/language/canonicalize.ts";
import { sameLength } from "../../functions/language/converters.ts";
import { convertText } from "../../functions/language/convertText.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";
import { traditionalTexts } from "../../functions/language/traditional.ts";
import { EDITIONS } from "../../functions/notice/edition.ts";

test.each([
	["头发和发展", "頭髮和發展"],
	["皇后走在后来者后面", "皇后走在後來者後面"],
	["干部干预干燥的若干问题", "幹部干預乾燥的若干問題"],
	["里程碑在村里面", "里程碑在村裏面"],
	["面条面向市民", "麵條面向市民"],
	["松紧带与松树", "鬆緊帶與松樹"],
	["台风袭击平台", "颱風襲擊平臺"],
	["联系实际，关系群众", "聯繫實際，關係群眾"],
	["制造业制度", "製造業制度"],
	["复习、复杂、反复、恢复", "複習、複雜、反覆、恢復"],
	["历史与日历", "歷史與日曆"],
	["准备批准", "準備批准"],
	["冲突与冲洗", "衝突與沖洗"],
	["一只船只", "一隻船隻"],
	["只是因为", "只是因為"],
	["山谷与稻谷", "山谷與稻穀"],
	["斗争与北斗", "鬥爭與北斗"],
	["征求意见，长征路上", "徵求意見，長征路上"],
	["关于召开会议", "關於召開會議"],
	["防范风险，示范引领", "防範風險，示範引領"],
	["志愿者和标志", "志願者和標誌"],
	["建筑物的构筑", "建築物的構築"],
	["并且合并", "並且合併"],
	["钟表与钟情", "鐘錶與鍾情"],
	["党委书记", "黨委書記"],
	["余下的其余部分", "餘下的其餘部分"],
	["表面上的手表", "表面上的手錶"],
	["须知与胡须", "須知與鬍鬚"],
	["丰收与丰姿", "豐收與丰姿"],
	["云计算", "雲計算"],
	["姜汤", "薑湯"],
	["汇报与词汇", "彙報與詞彙"],
	["签名与竹签", "簽名與竹籤"],
	["获奖与收获", "獲獎與收穫"],
	["采取与风采", "採取與風采"],
	["出台与演出", "出臺與演出"],
])("%s becomes %s in generic Traditional, by context", (hans, hant) => {
	expect(convertText(hans, { from: "zh-Hans", to: "zh-Hant" })).toBe(hant);
});

const SENTENCES = [
	"云桥镇人民政府定于本周三上午在镇文化站召开防汛工作会议，请各村干部准时参加。",
	"会议强调，要面向群众，把里里外外的隐患排查干净，不松懈、不麻痹。",
	"为了启动秘书处的考核，众人吃过午饭才回到床边的灶台。",
	"卫生站说明：温水、税费、户口、阅览室的叙述见附件。",
	"由于台风影响，开发区后面的山峰线路停运，发展规划复核延期。",
	"里仁街道的老人头发白了，还在面馆里下面条。",
];

test("one chain gives what OpenCC's direct conversions give", () => {
	const taiwan = Converter({ from: "cn", to: "tw" });
	const hongKong = Converter({ from: "cn", to: "hk" });
	for (const text of SENTENCES) {
		const chain = traditionalTexts(text);
		expect(chain["zh-TW"]).toBe(taiwan(text));
		expect(chain["zh-HK"]).toBe(hongKong(text));
	}
});

test("each region has its own variants, and generic Traditional what print prefers", () => {
	expect(traditionalTexts("启动群众秘书处，里面为床")).toEqual({
		"zh-Hant": "啟動群眾秘書處，裏面為床",
		"zh-TW": "啟動群眾秘書處，裡面為床",
		"zh-HK": "啓動羣眾秘書處，裏面為牀",
	});
});

test("script is converted, vocabulary never", () => {
	expect(
		convertText("信息网络软件质量项目视频", { from: "zh-Hans", to: "zh-TW" }),
	).toBe("信息網絡軟件質量項目視頻");
});

test.each([
	["隨著衞生署綫上説明，枱面裏的羣組", "随著卫生署线上说明，台面里的群组"],
	["臺灣與台灣、裡面與裏面", "台湾与台湾、里面与里面"],
	["已经是简体的文字，头发、干部、里程", "已经是简体的文字，头发、干部、里程"],
])("Simplified for matching: %s", (text, hans) => {
	expect(toSimplified(text)).toBe(hans);
});

test.each([
	["關于召開全市防范工作會議的通知", "關於召開全市防範工作會議的通知"],
	["領導干部不得麻痹松懈", "領導幹部不得麻痹鬆懈"],
	["志愿者與建筑工人并肩作戰", "志願者與建築工人並肩作戰"],
	["議并講話，規范示范", "議並講話，規範示範"],
	["隻是不露麵", "只是不露面"],
	["聯系實際，系統地解決后續問題", "聯繫實際，系統地解決後續問題"],
])("half-converted %s is mended", (text, mended) => {
	expect(canonicalize(text)).toBe(mended);
});

test("what is canonical stays as it is", () => {
	const text = "關於召開全市防範工作會議的通知，請領導幹部準時出席並講話。";
	expect(canonicalize(text)).toBe(text);
	expect(canonicalize(canonicalize("關于志愿者"))).toBe("關於志願者");
});

const han = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0x3400, max: 0x4dbf }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0xf900, max: 0xfad9 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(0x41, 0x3002, 0x201c, 0x1f600, 0xe000),
	},
);
const text = fc
	.array(han, { maxLength: 60 })
	.map((points) => String.fromCodePoint(...points));

test("every edition has as many code points as the text, whatever it is made of", () => {
	fc.assert(
		fc.property(
			text,
			fc.constantFrom(...EDITIONS),
			fc.constantFrom(...EDITIONS),
			fc.boolean(),
			(written, from, to, mechanical) => {
				const converted = convertText(written, { from, to, mechanical });
				expect([...converted].length).toBe([...written].length);
				expect([...toSimplified(written)].length).toBe([...written].length);
				expect([...canonicalize(written)].length).toBe([...written].length);
			},
		),
		{ numRuns: 300, seed: 20260301 },
	);
});

test("lone surrogates pass through without moving what follows", () => {
	expect(convertText("发\ud842展", { from: "zh-Hans", to: "zh-Hant" })).toBe(
		"發\ud842展",
	);
});

test("a converter that loses a character is a bug, not a text", () => {
	expect(sameLength("𠮷后", "𠮷後")).toBe("𠮷後");
	expect(() => sameLength("𠮷后", "後")).toThrow("changed the number");
});
