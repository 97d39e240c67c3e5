// Which script a text is in, which edition it belongs to, and whether a machine converted it.
import type { Encoding } from "../notice/document.ts";
import { type Edition, isEdition, type Script } from "../notice/edition.ts";
import { toSimplified } from "./toSimplified.ts";
import { traditionalTexts } from "./traditional.ts";

export interface DetectedLanguage {
	script: Script | "mixed";
	edition: Edition;
	/** Traditional made from Simplified character by character. */
	mechanical: boolean;
	/** Characters in 10,000 Han that the way to Simplified and back changes. */
	changesPer10k: number;
}

export interface LanguageHints {
	/** Stated by the source. */
	language?: string;
	encoding?: Encoding;
	key?: string;
	/** Pinyin residue was found: the tool that leaves it converts mechanically. */
	residue?: boolean;
}

/** Characters that only Simplified text has, common in notices. */
const SIMPLIFIED_ONLY =
	"这发会议们时间关开东区县务员长业产动设进实领导经济学习点应镇强团农优环验来报责术质认对联当标网结节国个创测数风过战态乡续协权转问负达说阳础识评构坚场号险监据错严势书细计预护价门扩卫级运绩见万营简请听养奖献费络没医执贸线询无驱训写类争为与从众传伤伦侧决净凉减凤刘则刚剂剑劝办励劳华单卖占卢厂厅历压厌县参双变叙叶号吨启响团园围图圆圣坏块坛坝坟垦墙声处备复头夺奋妇姜娱孙宁审宪宽宾对寻导寿将尔尘岁岂岗岛币帅师帐帮干广庄庆库庙废张弹归录彦忆忧怀总恋恳恼悬惊惧惨惯愿戏户执抚抢护拟拥择挂挤损换掷据摄摆携撑敌斋无旧旷显晓暂术朴机杀杂条极枪柜树样桥档检楼榄欢欧归残毁气汇汉沟沪泽洁济浏涂涛润涨渐温湾湿满滚滞滨灭灯灵炉炼烂热爱爷牵状独狱环现电画畅疗疯盐监盖盘着矿码确碍礼离种积称税稳穷窃竖竞笔筑签篮粮紧纠红约纪纯纲纳纵纷纸纺练组绅细织终绍经绑绕绘给绝绪维绿缓编缘缩网罗罚职联肃肠肤胁胆胜脑脚舰艺节芦苏范荐荣药获莲营萧萨蓝虑虽蚕蜡补装褂见观规视览觉触订认讨让议记讲许论设访证评识诉词译试诗诚话该详语误说请诸读课谁调谈谊谋谓谢谨谱质购贡财责败货贯贴贵贷贸费贺资赋赏赔赖赛赞赢赵趋跃车轨轮软轰轻载较辆辈输辑边达迁过运还进远违连迟适选递逻遗邮邻郑采里鉴针钉钢钱铁铜银铺链销锁锋错锦键镜镇长门闭问闲间闹闻阅队阳阴阵阶际陆陈险随隐难雾静页顶项顺须顾顿预领频题颜额风飞饭饮馆马驱验骗鱼鲁鸟鸡鸣鸿鹤黄麦齐龙";

/** Written so in Taiwan and not in Hong Kong, and the other way round. */
const TAIWAN = "臺裡衛線說麵床祕啟峰污著戶託週";
const HONG_KONG = "裏衞綫説麪牀峯着埗邨啲嘅喺咗冇佢哋嚟喎㗎";

const TAIWAN_WORDS =
	/民國|行政院|立法院|鄉公所|鎮公所|區公所|市公所|里長|里民|村里|議員服務處|臺[北中南東灣]|台[北中南東灣]|高雄|新竹|桃園|嘉義|屏東|縣政府|府[一-鿿]{1,4}字第/g;
const HONG_KONG_WORDS =
	/香港|九龍|新界|特區政府|立法會|區議會|民政事務|業主立案法團|澳門|行政長官|政務司|元朗|屯門|沙田|荃灣|觀塘|深水埗|民政總署|特別行政區/g;

/** More than this is no author's hand; genuine text has 0 to 7, mechanical 110 and more. */
const MECHANICAL_PER_10K = 50;
/** One odd character in a short text proves nothing. */
const MECHANICAL_LEAST = 3;

/** Characters looked at: a long report is told by its beginning. */
const SAMPLE = 8000;

export function detectLanguage(
	text: string,
	hints: LanguageHints = {},
): DetectedLanguage {
	const sample = [...text].slice(0, SAMPLE);
	const simplified = [...toSimplified(sample.join(""))];
	let han = 0;
	let traditionalOnly = 0;
	let simplifiedOnly = 0;
	sample.forEach((character, n) => {
		if (!/\p{Script=Han}/u.test(character)) return;
		han++;
		if (simplified[n] !== character) traditionalOnly++;
		else if (ONLY_SIMPLIFIED.has(character)) simplifiedOnly++;
	});
	const script = scriptOf(traditionalOnly, simplifiedOnly, hints.language);
	if (
		script === "Hans" ||
		(script === "mixed" && simplifiedOnly >= traditionalOnly)
	)
		return { script, edition: "zh-Hans", mechanical: false, changesPer10k: 0 };
	const changes = countChanges(sample, simplified.join(""));
	const changesPer10k = han === 0 ? 0 : (changes * 10_000) / han;
	const mechanical =
		(changesPer10k > MECHANICAL_PER_10K && changes >= MECHANICAL_LEAST) ||
		(hints.residue === true && changes > 0);
	return {
		script,
		edition: mechanical ? "zh-Hant" : regionOf(sample.join(""), hints),
		mechanical,
		changesPer10k,
	};
}

const ONLY_SIMPLIFIED = onlySimplified();

/** The list above may hold a character that both scripts use (里, 后): such a one proves nothing. */
function onlySimplified(): Set<string> {
	const shared = new Set("里干采着范占姜卢凉涂挂朴启复准占");
	return new Set([...SIMPLIFIED_ONLY].filter((one) => !shared.has(one)));
}

function scriptOf(
	traditional: number,
	simplified: number,
	stated: string | undefined,
): Script | "mixed" {
	const all = traditional + simplified;
	if (all === 0)
		return stated && stated !== "zh-Hans" && isEdition(stated)
			? "Hant"
			: "Hans";
	const share = traditional / all;
	return share >= 0.85 ? "Hant" : share <= 0.15 ? "Hans" : "mixed";
}

/** Differences from every regional way of writing the same Simplified text. */
function countChanges(sample: readonly string[], simplified: string): number {
	const texts = Object.values(traditionalTexts(simplified)).map((text) => [
		...text,
	]);
	return sample.filter(
		(character, n) =>
			/\p{Script=Han}/u.test(character) &&
			texts.every((text) => text[n] !== character),
	).length;
}

function regionOf(text: string, hints: LanguageHints): Edition {
	if (isEdition(hints.language) && hints.language !== "zh-Hans")
		return hints.language;
	const count = (characters: string) =>
		[...text].filter((one) => characters.includes(one)).length;
	const words = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
	const taiwan = count(TAIWAN) + 4 * words(TAIWAN_WORDS);
	const hongKong = count(HONG_KONG) + 4 * words(HONG_KONG_WORDS);
	if (taiwan >= 3 && taiwan > 2 * hongKong) return "zh-TW";
	if (hongKong >= 3 && hongKong > 2 * taiwan) return "zh-HK";
	return "zh-Hant";
}
