// The grammar of Chinese personal names beside their roles (职务), for text in Simplified.
import { doubleSurnames, singleSurnames } from "../notice/surnames.ts";
import { unitsOf } from "./matches.ts";

/** Last words of a role (职务). */
export const ROLE_END =
	"(?:书记|市长|县长|区长|州长|省长|镇长|乡长|旗长|局长|厅长|处长|科长|股长|主任|主任委员|主席|院长|校长|部长|司长|总书记|国家主席|会长|理事长|秘书长|支队长|大队长|队长|政委|常委|委员|董事长|董事|监事|总经理|经理|总监|主委|财委|监委|设委|环委|安委|网委|契委|栋委|稽委|教授|研究员|代表|议员|里长|村长|社长|站长|所长|馆长|检察长|检察官|法官|组长|署长|专员|调研员|巡视员|专门委员|技正|科员|课长|课员|议长|主持人|首长|总理|总统|司令|参谋长|工程师|工程司|会计师|律师|建筑师|行长|厂长|台长|总编辑|总干事|干事|召集人|老师|园长|组员|干部|立委|总召|执行长|主秘|警务佐|警务正|警务员|警员|分局长|大使|领事|特首|司令员|秘书|财务|班长|团长|台长|理事|监事长|发言人|顾问|博士|先生|女士)";
/** Last characters of roles. */
const LAST = ROLE_END.slice(3, -1)
	.split("|")
	.map((word) => [...word].at(-1) as string);
/** Behind the last word of a role. Its last character is asked first: the words are many. */
export const AFTER_ROLE = `(?<=[${LAST.join("")}])(?<=${ROLE_END})`;
/** A role that stands behind names in lists: 「王某、李某议员」. */
export const TITLE =
	"(?:副?(?:议长|议员|委员|市长|县长|区长|局长|处长|主任|理事长|秘书长|里长|院长|校长|会长|主席|部长|委员长|科长|课长|股长|处长|司长|所长|馆长|站长|主秘|专委|组长|队长|董事长|总经理|教授|立委|书记|镇长|乡长))";

export const SURNAME = `(?:${[...doubleSurnames].join("|")}|[${[...singleSurnames].join("")}])`;
/** What stands behind a surname but begins the next word: 张某出席, 王某等. */
export const GIVEN =
	"(?!先生|女士|小姐|老师|经理|主任|教授|书记|科长|处长|局长|校长|院长|同志|同学|出席|主持|参加|列席|前往|陪同|率|致辞|致词|汇报了|作了|指出|要求|表示|强调|介绍|代表|汇报|讲话|通报|宣读|说明|[等在的和及与将向就对、为副]|由|于(?=[0-9今昨本会]))[\\p{Script=Han}]";
/** Words that begin with a surname's character and are no names. */
const NO_NAME =
	"(?!全体|卫体|卫健|文卫|文旅|经信|董事|年级|卫生|商会|商业|任期|应到|应出|应参|解答|解决|解读|解释|季度|费用|荣誉|荣获|权利|权益|权责|权限|乐于|容易|容积|寿险|扶贫|利用|利润|利益|巴士|花卉|平常|常任|常设|强化|伊始|冒雨|全市|全县|全省|全国|国家|国务|农业|农村|林业|应急|安全|水利|高新|经济|常委|常务|施工|方面|成立|连续|易地|温室|明确|巩固|宣布|宣传|包括|严格|平安|石油|金融|洪水|江河|高度|黄金|相关|有关|单位|党组|支部|关于|于是|于会|任务|和谐|计划|解决|车辆|文化|文明|原则|商务|乡村|管理|项目|时任|满意|古城|万人|马上|强调|广大|武装|牛羊|公安|党委|班子|都市|都发|教育|财政|司法|民政|交通|水务|东区|南区|安南|安平|秘书|法律|司法|程序|单独|应当|何时|向全|向与|计有|路线|区公|区长|居民|鲁莽|卓越|查照|苗木|房屋|步行|车站|雷电|黎明|温馨|康复|双方|边境|从事|阳光|花园|花卉|席位|席间|水土|易于|方便|方案|方式|高级|高校|高标|高质|马拉|金额|江苏|江西|安徽|海南|云南|甘肃|宁夏|贺信|祝贺|路段|施行|明年|明天|成员|成果|成绩|程度|顾问|项下|毛利|左右|左侧|阮囊|华侨|华南|华北|居住|陆续|陆上|柳州|龙头|龙舟|向上|康养|米面|种茶|种植|种粮|养殖)";
/** Characters that begin a surname. */
const FIRST = [...singleSurnames, ...doubleSurnames].map(
	(one) => [...one][0] as string,
);
/** Asked first, since few characters begin a surname: the words above are many. */
const BEGINS = `(?=[${FIRST.join("")}])`;
/** 赵某, 欧阳某某, and a surname lost to damage. */
export const NAME = `(?:${BEGINS}${NO_NAME}${SURNAME}${GIVEN}(?:${GIVEN})?|□${GIVEN}(?:${GIVEN})?)`;

/** What stands behind a name: else its last character was no part of it. */
export const AFTER_NAME =
	"(?=[、，。；：,;:）)（( \\u3000\\n]|出席|主持|参加|列席|讲话|作|就|对|在|率|介绍|通报|宣读|强调|指出|要求|表示|传达|等|分别|应邀|同志|先生|女士|议员|陪同|致辞|致词|发言|汇报|代表|说明|宣布|报告|到会|莅临|担任|为|以及|及|和|与|也|还|则|由|向|受|说|认为|提出|回应|于|今|[0-9]{1,2}[日月]|主讲|将|讲解|分享|讲(?!话)|授课|总结|解读|前往|陪同|均|亦|都|共同|一同|一行|参与|进行|带领|率领|偕同|组成|之间|提问|质询|关注|关心|各|任|当选|议长|局长|市长|副|$)";

/** Every place where NAME may match. */
export const BEGINS_NAME = unitsOf([...FIRST, "□"]);
export const LAST_OF_ROLE = unitsOf(LAST);

/** Whether AFTER_ROLE may hold at a place. */
export function mayFollowRole(text: string, at: number): boolean {
	return LAST_OF_ROLE[text.charCodeAt(at - 1)] === 1;
}

/** Whether no Chinese character stands before a place: a stop does, a space, or nothing. */
export function standsApart(text: string, at: number): boolean {
	const before = at === 0 ? 0 : text.charCodeAt(at - 1);
	return before < 0x4e00 || before > 0x9fff;
}
